import * as z from 'zod';
import { LIMITS } from '@/engine/kernel/limits';
import { nodeType } from './node-type';

const configSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('post') }),
  z.strictObject({ action: z.literal('release') }),
  z.strictObject({
    action: z.literal('earn'),
    /** As people write them; the program's points say how many decimals there are. */
    points: z.number().positive().max(LIMITS.pointsPerEntry),
  }),
]);

/** Spends or releases what the record holds, or gives its member a fixed amount: once in a case, whatever is run again. */
export const points = nodeType<z.infer<typeof configSchema>>({
  type: 'points',
  group: 'action',
  config: configSchema,
  initial: { action: 'post' },
  incoming: 'some',
  outgoing: 'one',
  chooses: false,
  returnable: false,
  once: true,
  stops: () => false,
  // biome-ignore lint/correctness/useYield: the contract is a generator, and this answer needs no question
  *enter({ node, mark, config }) {
    return { effects: [{ kind: 'points', node: node.id, visit: mark.visit, ...config }] };
  },
});
