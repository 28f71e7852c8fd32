import * as z from 'zod';
import { valueless } from './valueless';

const settings = z.strictObject({ collapsible: z.boolean().default(false), collapsed: z.boolean().default(false) });

/** Fields under one title; folds when the builder allows it. */
export const group = valueless({
  type: 'group',
  role: 'container',
  settings,
  initial: () => ({ collapsible: false, collapsed: false }),
});
