import * as z from 'zod';
import { dueAt } from '../deadline';
import { momentSchema } from '../duration';
import { nodeType } from './node-type';

const configSchema = z.strictObject({ until: momentSchema });

/** Stands still for a while, or until the date a field names; a blank or past date passes at once. */
export const wait = nodeType<z.infer<typeof configSchema>>({
  type: 'wait',
  group: 'time',
  config: configSchema,
  initial: { until: { after: { amount: 1, unit: 'day' } } },
  incoming: 'some',
  outgoing: 'one',
  chooses: false,
  returnable: false,
  once: false,
  stops: () => true,
  *enter({ node, mark, config, at }) {
    const due = yield* dueAt(config.until, at);
    if (due !== null && due > at) return { patch: { dueAt: due } };
    return {
      patch: { passed: true },
      effects: due === null ? [{ kind: 'note', note: 'blankDate', node: node.id, visit: mark.visit }] : [],
    };
  },
  // biome-ignore lint/correctness/useYield: the contract is a generator, and this answer needs no question
  *ring() {
    return { patch: { passed: true, dueAt: undefined } };
  },
  references: ({ until }) => ('field' in until ? { fields: [until.field] } : {}),
});
