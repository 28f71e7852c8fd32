import * as z from 'zod';
import { conditionSchema } from '@/engine/conditions/schema';
import { keySchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import { localTextSchema } from '@/engine/kernel/text';

/** What happens to a value while its field is hidden. */
export const hiddenPolicySchema = z.enum(['clear', 'keep']);

/**
 * One field of a form, in reading order. `id` never changes and names the column; titles may change at will.
 * `parent` is the id of the container or section the field stands in.
 */
export const fieldSchema = z.strictObject({
  id: keySchema,
  type: z.string().max(40),
  parent: keySchema.nullable().default(null),
  title: localTextSchema,
  help: localTextSchema.optional(),
  placeholder: localTextSchema.optional(),
  /** Columns of a grid of twelve, on a desktop; a phone always shows one field a row. */
  width: z.union([z.literal(3), z.literal(4), z.literal(6), z.literal(8), z.literal(9), z.literal(12)]).default(12),
  required: z.boolean().default(false),
  requiredWhen: conditionSchema.optional(),
  visibleWhen: conditionSchema.optional(),
  readOnly: z.boolean().default(false),
  readOnlyWhen: conditionSchema.optional(),
  whenHidden: hiddenPolicySchema.default('clear'),
  unique: z.boolean().default(false),
  /** Filtered or sorted often: gets an index of its own. */
  indexed: z.boolean().default(false),
  /** A value, or a formula when `formula` is set. */
  default: z
    .union([z.strictObject({ value: z.json() }), z.strictObject({ formula: z.string().max(LIMITS.formulaLength) })])
    .optional(),
  /** Judged by the field's type. */
  settings: z.record(z.string(), z.json()).default({}),
});
export type Field = z.infer<typeof fieldSchema>;

/** What the form is to the program; the bindings say which field plays which part. */
export const FORM_PURPOSES = ['general', 'member', 'purchase', 'refund', 'checkIn', 'reward', 'redemption'] as const;
export type FormPurpose = (typeof FORM_PURPOSES)[number];

/** Parts a field can play, by purpose; the first list is needed for publishing, the second is optional. */
export const BINDINGS: Readonly<
  Record<FormPurpose, { readonly needed: readonly string[]; readonly optional: readonly string[] }>
> = {
  general: { needed: [], optional: ['member'] },
  member: { needed: [], optional: ['phone', 'name', 'birthday', 'store', 'consent', 'cardNumber', 'joinedAt'] },
  purchase: { needed: ['member', 'amount'], optional: ['occurredAt', 'store', 'orderNumber', 'paidWithPoints'] },
  refund: { needed: ['order', 'amount'], optional: ['occurredAt', 'reason'] },
  checkIn: { needed: ['member'], optional: ['occurredAt'] },
  reward: { needed: ['name', 'cost', 'stock'], optional: ['picture', 'description', 'perMember', 'onSale', 'worth'] },
  redemption: { needed: ['member', 'reward', 'quantity'], optional: ['status', 'store', 'note'] },
};

export const formBodySchema = z.strictObject({
  title: localTextSchema,
  description: localTextSchema.optional(),
  purpose: z.enum(FORM_PURPOSES).default('general'),
  /** Part → field id. */
  bindings: z.record(z.string().max(40), keySchema).default({}),
  fields: z.array(fieldSchema).max(LIMITS.fieldsPerForm),
  /** Names a record in lists and pickers; field ids in braces: `{name} {phone}`. */
  recordTitle: z.string().max(200).default(''),
  /** Columns of the default list; empty shows the first ones. */
  listFields: z.array(keySchema).max(50).default([]),
  /** Anybody with the link may submit. */
  publicLink: z.boolean().default(false),
  submitText: localTextSchema.optional(),
  thanks: localTextSchema.optional(),
});
export type FormBody = z.infer<typeof formBodySchema>;
