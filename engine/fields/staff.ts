import * as z from 'zod';
import { picker } from './picks';

const settings = z.strictObject({ multiple: z.boolean().default(false) });

/** People who work for the company; never members. */
export const staff = picker<z.infer<typeof settings>>(
  {
    type: 'staff',
    group: 'people',
    settings,
    initial: () => ({ multiple: false }),
    compares: () => ({ oneOrSeveral: true }),
  },
  ({ multiple }) => multiple,
  (id) => ({ kind: 'staff', id }),
);
