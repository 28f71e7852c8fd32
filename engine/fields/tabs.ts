import * as z from 'zod';
import { valueless } from './valueless';

const settings = z.strictObject({});

/** A row of tabs; every child is one `tab`. */
export const tabs = valueless({ type: 'tabs', role: 'container', settings, initial: () => ({}), holds: ['tab'] });
