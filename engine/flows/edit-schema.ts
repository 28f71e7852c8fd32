import * as z from 'zod';
import { conditionSchema } from '@/engine/conditions/schema';
import { keySchema } from '@/engine/kernel/ids';
import { localTextSchema } from '@/engine/kernel/text';
import { flowBodySchema, flowEdgeSchema, flowNodeSchema } from './schema';

const flow = flowBodySchema.shape;

const settings = z.strictObject({
  title: flow.title.optional(),
  description: flow.description,
  form: flow.form.optional(),
  policies: flow.policies.unwrap().optional(),
  admins: flow.admins.unwrap().optional(),
  withdraw: flow.withdraw.unwrap().optional(),
  deadline: flow.deadline,
});

const json = z.json();

/** A part as it was and where it stood; null: it was not there. */
const put = <T extends z.ZodType>(part: T) => z.record(keySchema, part.nullable());

/**
 * One step of a builder on the drawing. Each keeps the flow in one piece: nodes are put into ways, branches lead somewhere, what is
 * taken out closes the gap. `restore` undoes any of them and names every part as it was.
 */
export const flowEditSchema = z.discriminatedUnion('do', [
  /** Into a way; the node's own way on is the new edge. A splitting node comes with its branches, see `insert-split`. */
  z.strictObject({ do: z.literal('insert-node'), edge: keySchema, node: flowNodeSchema, newEdge: keySchema }),
  /** A split with two ways that meet again in `join` (or, without one, at the target of the way it is put into). */
  z.strictObject({
    do: z.literal('insert-split'),
    edge: keySchema,
    split: flowNodeSchema,
    join: flowNodeSchema.optional(),
    /** Two ways out of the split, and one out of the join. */
    edges: z.array(keySchema).min(2).max(3),
  }),
  /** One more way out of a node, to a later node; before the default. */
  z.strictObject({
    do: z.literal('add-branch'),
    from: keySchema,
    to: keySchema,
    edge: keySchema,
    condition: conditionSchema.optional(),
    title: localTextSchema.optional(),
  }),
  /** The way and everything that can be reached by it alone. */
  z.strictObject({ do: z.literal('remove-branch'), edge: keySchema }),
  /** Its ways in lead on to where it led. A node with several ways out must lose them first. */
  z.strictObject({ do: z.literal('remove-node'), node: keySchema }),
  /** Takes a node out and puts it into another way. */
  z.strictObject({ do: z.literal('move-node'), node: keySchema, edge: keySchema }),
  z.strictObject({
    do: z.literal('change-node'),
    node: keySchema,
    title: localTextSchema.optional(),
    /** Settings and their new values. */
    set: z.record(z.string().max(40), json).default({}),
    /** Settings to leave out from now on. */
    unset: z.array(z.string().max(40)).max(40).default([]),
  }),
  z.strictObject({
    do: z.literal('change-edge'),
    edge: keySchema,
    /** Null takes it away. */
    condition: conditionSchema.nullable().optional(),
    title: localTextSchema.nullable().optional(),
    /** Makes it the default in place of the present one. */
    default: z.literal(true).optional(),
  }),
  /** Lets a way lead to another later node. */
  z.strictObject({ do: z.literal('redirect-edge'), edge: keySchema, to: keySchema }),
  /** Place among the ways out of the same node, counted without the default. */
  z.strictObject({ do: z.literal('move-edge'), edge: keySchema, place: z.int().min(0).max(1_000) }),
  z.strictObject({
    do: z.literal('change-flow'),
    set: settings,
    unset: z
      .array(z.enum(['description', 'deadline']))
      .max(2)
      .default([]),
  }),
  z.strictObject({
    do: z.literal('restore'),
    nodes: put(flowNodeSchema),
    edges: put(flowEdgeSchema),
    nodeOrder: z.array(keySchema).max(1_000),
    edgeOrder: z.array(keySchema).max(4_000),
    settings: settings.optional(),
    unset: z
      .array(z.enum(['description', 'deadline']))
      .max(2)
      .default([]),
  }),
]);
export type FlowEdit = z.infer<typeof flowEditSchema>;
