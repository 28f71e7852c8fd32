import { Decimal } from 'decimal.js';
import * as z from 'zod';

export const ROUNDINGS = ['floor', 'halfUp', 'halfEven', 'ceil'] as const;
export const roundingSchema = z.enum(ROUNDINGS);
export type Rounding = z.infer<typeof roundingSchema>;

const MODES: Readonly<Record<Rounding, Decimal.Rounding>> = {
  floor: Decimal.ROUND_FLOOR,
  halfUp: Decimal.ROUND_HALF_UP,
  halfEven: Decimal.ROUND_HALF_EVEN,
  ceil: Decimal.ROUND_CEIL,
};

/** A whole number by the rule's mode. Below zero every mode cuts towards zero, so that nobody loses a point to rounding. */
export function roundTo(value: Decimal, mode: Rounding): number {
  const whole = value.isNegative() ? value.trunc() : value.toDecimalPlaces(0, MODES[mode]);
  // Adding zero turns -0 into 0.
  return whole.toNumber() + 0;
}
