import * as z from 'zod';
import { conditionSchema } from '@/engine/conditions/schema';
import { keySchema } from '@/engine/kernel/ids';
import { localTextSchema } from '@/engine/kernel/text';
import { writtenPositive } from './amounts';
import { capSchema } from './cap';
import { effectSettingsSchema } from './effects/registry';
import { roundingSchema } from './rounding';
import { RULE_EVENTS } from './rule-event';
import { scheduleSchema } from './schedule';
import { validitySchema } from './validity';

/** When a record of a form …, if …, then …; points are written as people write them, not in smallest units. */
export const ruleSchema = z.strictObject({
  key: keySchema,
  title: localTextSchema,
  enabled: z.boolean().default(true),
  /** Higher goes first; equal ones go in the order of the list. */
  priority: z.int().min(-1_000).max(1_000).default(0),
  form: keySchema,
  event: z.enum(RULE_EVENTS),
  when: conditionSchema.optional(),
  schedule: scheduleSchema.optional(),
  /** Only for members of these tiers. */
  tiers: z.array(keySchema).min(1).max(50).optional(),
  effect: effectSettingsSchema,
  tierMultiplier: z.boolean().default(false),
  rounding: roundingSchema.default('floor'),
  cap: capSchema.optional(),
  perRecordCap: writtenPositive.optional(),
  /** Days until the points become usable; 0 means at once. */
  pendingDays: z.int().min(0).max(730).default(0),
  /** Overrides the program's. */
  validity: validitySchema.optional(),
  /** Rules of one group do not add up: the program's group says which of them gives. */
  stackGroup: keySchema.optional(),
  /** Once this rule gives, rules after it are not asked. */
  stop: z.boolean().default(false),
});
export type Rule = z.infer<typeof ruleSchema>;
