import * as z from 'zod';
import { idSchema, keySchema } from '@/engine/kernel/ids';
import { STAFF_ROLES } from '@/engine/permissions/roles';

/** One way of naming people; several together are asked in the order given, each person once. */
export const assigneeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), ids: z.array(idSchema).min(1).max(100) }),
  z.strictObject({
    kind: z.literal('role'),
    role: z.enum(STAFF_ROLES),
    reach: z.union([z.enum(['company', 'record']), z.strictObject({ unit: idSchema })]).default('record'),
  }),
  /** Manager of the record's store, or of the unit `level` steps above it. */
  z.strictObject({ kind: z.literal('manager'), level: z.int().min(0).max(9).default(0) }),
  /** A staff field of the form. */
  z.strictObject({ kind: z.literal('field'), field: keySchema }),
  z.strictObject({ kind: z.literal('initiator') }),
]);
export type Assignee = z.infer<typeof assigneeSchema>;

export const assigneesSchema = z.array(assigneeSchema).max(20);

/** What to do when nobody is found. `refuse` refuses the step that led here, so that nothing waits unseen. */
export const emptyPolicySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pass') }),
  z.strictObject({ kind: z.literal('staff'), ids: z.array(idSchema).min(1).max(20) }),
  z.strictObject({ kind: z.literal('admins') }),
  z.strictObject({ kind: z.literal('refuse') }),
]);
export type EmptyPolicy = z.infer<typeof emptyPolicySchema>;

/** The initiator is among those asked: asked like anybody, left out, or replaced by the next manager above. */
export const initiatorPolicySchema = z.enum(['ask', 'skip', 'manager']);
export type InitiatorPolicy = z.infer<typeof initiatorPolicySchema>;

/** Somebody has approved before: asked again, or counted as approving when that was just before or anywhere earlier. */
export const duplicatePolicySchema = z.enum(['ask', 'adjacent', 'earlier']);
export type DuplicatePolicy = z.infer<typeof duplicatePolicySchema>;

export const policiesSchema = z.strictObject({
  empty: emptyPolicySchema.default({ kind: 'admins' }),
  initiator: initiatorPolicySchema.default('ask'),
  duplicate: duplicatePolicySchema.default('ask'),
});
