import * as z from 'zod';
import { picker } from './picks';

const settings = z.strictObject({});

/** A node of the org tree: the store a purchase was made in. */
export const store = picker<z.infer<typeof settings>>(
  { type: 'store', group: 'people', settings, initial: () => ({}) },
  () => false,
  (id) => ({ kind: 'orgUnit', id }),
);
