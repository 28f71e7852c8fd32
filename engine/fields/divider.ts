import * as z from 'zod';
import { valueless } from './valueless';

const settings = z.strictObject({ style: z.enum(['solid', 'dashed']).default('solid') });

/** A line across the form, with the field's title on it when it has one. */
export const divider = valueless({
  type: 'divider',
  role: 'display',
  settings,
  initial: () => ({ style: 'solid' as const }),
});
