import * as z from 'zod';
import { valueless } from './valueless';

const settings = z.strictObject({ size: z.enum(['large', 'medium', 'small']).default('medium') });

/** The field's title as a heading. */
export const heading = valueless({
  type: 'heading',
  role: 'display',
  settings,
  initial: () => ({ size: 'medium' as const }),
});
