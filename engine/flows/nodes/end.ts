import * as z from 'zod';
import { nodeType } from './node-type';

const configSchema = z.strictObject({ outcome: z.enum(['approved', 'rejected']).default('approved') });

/**
 * Ends its branch. `approved`: the case is approved once no other branch is under way. `rejected`: the whole case ends here and now.
 */
export const end = nodeType<z.infer<typeof configSchema>>({
  type: 'end',
  group: 'frame',
  config: configSchema,
  initial: { outcome: 'approved' },
  incoming: 'some',
  outgoing: 'none',
  chooses: false,
  returnable: false,
  once: false,
  stops: () => false,
  terminates: ({ outcome }) => (outcome === 'rejected' ? 'rejected' : null),
});
