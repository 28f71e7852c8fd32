import * as z from 'zod';
import { conditionSchema } from '@/engine/conditions/schema';
import { keySchema } from '@/engine/kernel/ids';
import { localTextSchema } from '@/engine/kernel/text';
import { assigneesSchema, policiesSchema } from './assignees';
import { durationSchema } from './duration';

/** Far beyond what may be published, so that a draft can be saved while it is too large. */
const STORED_PARTS = 1_000;

export const flowNodeSchema = z.strictObject({
  id: keySchema,
  type: z.string().min(1).max(40),
  title: localTextSchema,
  /** Judged by the node's type. */
  config: z.record(z.string().max(40), z.json()).default({}),
});
export type FlowNode = z.infer<typeof flowNodeSchema>;

export const flowEdgeSchema = z.strictObject({
  id: keySchema,
  from: keySchema,
  to: keySchema,
  /** Branches are tried in this order. */
  order: z.int().min(0).max(10_000).default(0),
  condition: conditionSchema.optional(),
  /** Taken when no other branch holds. */
  default: z.boolean().optional(),
  title: localTextSchema.optional(),
});
export type FlowEdge = z.infer<typeof flowEdgeSchema>;

/** Until when the initiator may take the request back. */
export const withdrawSchema = z.enum(['never', 'untouched', 'running']);

export const flowBodySchema = z.strictObject({
  title: localTextSchema,
  description: localTextSchema.optional(),
  /** Key of the form whose records run through this flow. */
  form: keySchema,
  nodes: z.array(flowNodeSchema).max(STORED_PARTS),
  edges: z.array(flowEdgeSchema).max(STORED_PARTS * 4),
  /** What human nodes do unless they say otherwise. */
  policies: policiesSchema.default({ empty: { kind: 'admins' }, initiator: 'ask', duplicate: 'ask' }),
  /** Asked when a node finds nobody, and told of incidents. */
  admins: assigneesSchema.default([{ kind: 'role', role: 'owner', reach: 'company' }]),
  withdraw: withdrawSchema.default('untouched'),
  /** The whole case is rejected when it has not ended by then. */
  deadline: durationSchema.optional(),
});
export type FlowBody = z.infer<typeof flowBodySchema>;
