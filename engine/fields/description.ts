import * as z from 'zod';
import { localTextSchema } from '@/engine/kernel/text';
import { valueless } from './valueless';

const settings = z.strictObject({ text: localTextSchema });

/** Words between the fields; line breaks are kept, nothing in them is markup. */
export const description = valueless({
  type: 'description',
  role: 'display',
  settings,
  initial: (starters) => ({ text: starters('description') }),
});
