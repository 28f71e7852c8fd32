import * as z from 'zod';
import { keySchema } from '@/engine/kernel/ids';
import type { Json } from '@/engine/kernel/json';
import { nodeType } from './node-type';

const configSchema = z.strictObject({
  /** Field → new value, as the field's type writes it. */
  set: z.record(keySchema, z.json()).default({}),
  /** New status of the record; left alone when absent. */
  status: keySchema.optional(),
});

/** Changes the record: its status, or values of its fields. Later branches see the new values. */
export const record = nodeType<z.infer<typeof configSchema>>({
  type: 'record',
  group: 'action',
  config: configSchema,
  initial: { set: {} },
  incoming: 'some',
  outgoing: 'one',
  chooses: false,
  returnable: false,
  once: false,
  stops: () => false,
  // biome-ignore lint/correctness/useYield: the contract is a generator, and this answer needs no question
  *enter({ node, mark, config }) {
    const set: Readonly<Record<string, Json>> = config.set;
    return { effects: [{ kind: 'record', node: node.id, visit: mark.visit, set, status: config.status ?? null }] };
  },
  references: ({ set }) => ({ fields: Object.keys(set), values: set }),
  lint: ({ set, status }) => (Object.keys(set).length || status ? [] : [{ path: '/set', code: 'flows.nothingSet' }]),
});
