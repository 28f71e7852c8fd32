import * as z from 'zod';
import { keySchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import { localTextSchema } from '@/engine/kernel/text';
import { writtenNumber, writtenPositive } from './amounts';
import { ruleSchema } from './rule-schema';
import { dateSchema } from './schedule';
import { validitySchema } from './validity';

export const currencySchema = z.strictObject({
  code: keySchema,
  name: localTextSchema,
  /** What one point is called: 分, points. */
  unit: localTextSchema,
  /** Decimal places of a point; fixed once points exist. */
  scale: z.int().min(0).max(6).default(0),
  /** What one point costs the company, in its own money. */
  costPerPoint: writtenNumber.optional(),
});

export const tierSchema = z.strictObject({
  key: keySchema,
  name: localTextSchema,
  /** `#rrggbb` */
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  /** The measure from which a member belongs here: money, points or a number of orders, by the program's basis. */
  threshold: writtenNumber,
  multiplier: writtenPositive.default(1),
  benefits: localTextSchema.default({}),
});
export type Tier = z.infer<typeof tierSchema>;

export const TIER_MEASURES = ['spend', 'earned', 'orders'] as const;

/** What lifts members: money spent on purchases, points earned, or number of purchases; spending points never lowers it. */
export const tierBasisSchema = z.strictObject({
  measure: z.enum(TIER_MEASURES),
  /** Counts only the last months; null counts a lifetime. */
  windowMonths: z.int().min(1).max(120).nullable().default(null),
});

export const STACK_MODES = ['first', 'most', 'least'] as const;
export type StackMode = (typeof STACK_MODES)[number];

/** Rules that exclude each other: only the first, the most generous or the least generous of those that fire gives. */
export const stackGroupSchema = z.strictObject({ key: keySchema, name: localTextSchema, keep: z.enum(STACK_MODES) });
export type StackGroup = z.infer<typeof stackGroupSchema>;

export const REFUND_POLICIES = ['debt', 'forgive', 'cash'] as const;

export const programBodySchema = z.strictObject({
  title: localTextSchema,
  currency: currencySchema,
  /** Events from this day on are judged by this version; it may lie in the past, so that history can be loaded. */
  effectiveFrom: dateSchema,
  validity: validitySchema,
  /** When points to be taken back are already spent: owe them, let them go, or settle them in cash. */
  refundPolicy: z.enum(REFUND_POLICIES).default('debt'),
  /** The most points a member may owe; null sets no floor. */
  debtFloor: writtenNumber.nullable().default(null),
  /** Days before an expiry on which the member is reminded. */
  reminderDays: z.array(z.int().min(1).max(365)).max(10).default([]),
  rules: z.array(ruleSchema).max(LIMITS.rulesPerProgram).default([]),
  groups: z.array(stackGroupSchema).max(100).default([]),
  tiers: z.array(tierSchema).max(50).default([]),
  tierBasis: tierBasisSchema.default({ measure: 'spend', windowMonths: null }),
  redemption: z
    .strictObject({
      /** Redemptions that cost fewer points need nobody's approval; null sends every one to approval. */
      instantBelow: writtenNumber.nullable().default(null),
      /** Days points stay held for a redemption that nobody decides. */
      holdDays: z.int().min(1).max(365).default(14),
    })
    .default({ instantBelow: null, holdDays: 14 }),
});
export type ProgramBody = z.infer<typeof programBodySchema>;
