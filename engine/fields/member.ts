import * as z from 'zod';
import { picker } from './picks';

const settings = z.strictObject({});

/** A customer of the company; never staff. */
export const member = picker<z.infer<typeof settings>>(
  { type: 'member', group: 'people', settings, initial: () => ({}) },
  () => false,
  (id) => ({ kind: 'member', id }),
);
