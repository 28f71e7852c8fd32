import * as z from 'zod';
import { valueless } from './valueless';

const settings = z.strictObject({});

/** One page of a row of tabs, named by its title. */
export const tab = valueless({ type: 'tab', role: 'container', settings, initial: () => ({}), standsIn: ['tabs'] });
