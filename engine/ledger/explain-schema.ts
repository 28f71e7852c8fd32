import * as z from 'zod';
import { localTextSchema } from '@/engine/kernel/text';

/** Periods and bounds that can clip what a rule gives. */
export const CLIPS = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'lifetime',
  'transaction',
  'balance',
  'budget',
] as const;

/** Points as people write them (1.5), not in the currency's smallest unit. */
const points = z.number();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * One step of the arithmetic, in the order it was done. Points are as written, money is in the currency's main unit, dates are
 * days of the workspace's zone.
 */
export const explainStepSchema = z.discriminatedUnion('kind', [
  /** `points` for each `per` of the amount; `full` when only full steps count. */
  z.strictObject({
    kind: z.literal('perAmount'),
    params: z.strictObject({ points, per: z.number().positive(), full: z.literal(true).optional() }),
  }),
  z.strictObject({ kind: z.literal('perUnit'), params: z.strictObject({ points, units: z.number() }) }),
  z.strictObject({ kind: z.literal('fixed'), params: z.strictObject({ points }) }),
  z.strictObject({ kind: z.literal('formula'), params: z.strictObject({ points }) }),
  z.strictObject({
    kind: z.literal('tierMultiplier'),
    params: z.strictObject({ tier: localTextSchema, factor: z.number().min(0) }),
  }),
  z.strictObject({ kind: z.literal('multiplier'), params: z.strictObject({ factor: z.number().min(0) }) }),
  z.strictObject({
    kind: z.literal('rounding'),
    params: z.strictObject({ mode: z.enum(['floor', 'halfUp', 'halfEven', 'ceil']), from: points, to: points }),
  }),
  /** `left` was still free, `wanted` was asked for, `given` came out. */
  z.strictObject({
    kind: z.literal('cap'),
    params: z.strictObject({ per: z.enum(CLIPS), left: points, wanted: points, given: points }),
  }),
  /** Usable from the start of this day. */
  z.strictObject({ kind: z.literal('pending'), params: z.strictObject({ from: date }) }),
  /** Good through the end of this day. */
  z.strictObject({ kind: z.literal('expiry'), params: z.strictObject({ through: date }) }),
]);
export type ExplainStep = z.infer<typeof explainStepSchema>;

/** Why a journal is what it is: stored with it, and said to the member in words by `explain-journal`. */
export const explainSchema = z.strictObject({
  ruleKey: z.string().max(80).optional(),
  ruleTitle: localTextSchema.optional(),
  /** Version of the program that was in force when it happened. */
  programVersion: z.int().optional(),
  inputs: z
    .strictObject({
      /** Money in the main unit of `currencyCode` (ISO 4217). */
      amount: z.number().optional(),
      currencyCode: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      /** What happened, as the builder calls it: 消费, 签到. */
      formTitle: localTextSchema.optional(),
      /** What the points were spent on. */
      rewardTitle: z.string().max(200).optional(),
    })
    .default({}),
  steps: z.array(explainStepSchema).max(40).default([]),
});
export type Explain = z.infer<typeof explainSchema>;
