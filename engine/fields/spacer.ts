import * as z from 'zod';
import { valueless } from './valueless';

const settings = z.strictObject({ height: z.int().min(8).max(200).default(24) });

/** Empty room, in pixels. */
export const spacer = valueless({ type: 'spacer', role: 'display', settings, initial: () => ({ height: 24 }) });
