import * as z from 'zod';
import { conditionSchema } from '@/engine/conditions/schema';
import type { Actor } from '@/engine/kernel/actor';
import { idSchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import type { Permission } from '@/engine/permissions/permissions';

/** What is done to each of the records. */
export const bulkActionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('bin') }),
  z.strictObject({ do: z.literal('restore') }),
  /** Only the fields to change; null makes a field blank. */
  z.strictObject({ do: z.literal('set'), values: z.record(z.string().max(100), z.json()) }),
]);
export type BulkAction = z.infer<typeof bulkActionSchema>;

/** Records by id, or everything a list finds; of the bin when they are to be restored. */
export const bulkPickSchema = z.union([
  z.strictObject({ ids: z.array(idSchema).min(1).max(LIMITS.bulkRecords) }),
  z.strictObject({ where: conditionSchema.optional(), search: z.string().max(200).optional() }),
  /** Records whose rows an import met in the bin. */
  z.strictObject({ import: idSchema }),
]);
export type BulkPick = z.infer<typeof bulkPickSchema>;

export interface BulkPlan {
  readonly action: BulkAction;
  readonly pick: BulkPick;
  readonly actor: Actor;
  /** Records made after the run began are none of its business. */
  readonly before: string;
}

/** What each of the records asks of whoever does it. */
export function permissionOf(action: BulkAction): Permission {
  return action.do === 'set' ? 'records:update' : 'records:remove';
}
