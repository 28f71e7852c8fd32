import * as z from 'zod';
import { Exact, ONE } from '@/engine/kernel/exact';

/** Decimal places a builder may write in a rule. */
const RULE_DECIMALS = 6;

/** `points` divided by `per`, kept apart until everything is multiplied: a third times three has to be one. */
export interface Share {
  readonly points: Exact;
  readonly per: Exact;
}

/** A number as written by a builder: read digit by digit, never as a binary fraction. */
export const writtenNumber = z
  .number()
  .min(0)
  .max(1_000_000_000)
  .refine((value) => new Exact(value).decimalPlaces() <= RULE_DECIMALS, { message: 'too many decimals' });

export const writtenPositive = writtenNumber.refine((value) => value > 0, { message: 'must be above zero' });

/** Smallest units in one point. */
export function unitOf(scale: number): Exact {
  return scale === 0 ? ONE : new Exact(10).pow(scale);
}

/** Points as written (1.5) in the currency's smallest unit (15 at scale 1); what lies below the smallest unit is dropped. */
export function smallestUnits(points: number, scale: number): number {
  return new Exact(points).times(unitOf(scale)).floor().toNumber();
}
