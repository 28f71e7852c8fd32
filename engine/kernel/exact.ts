import { Decimal } from 'decimal.js';

/** Wide enough that a product of the largest amounts, rates and multipliers divides without a wrong last digit. */
export const Exact = Decimal.clone({ precision: 64, rounding: Decimal.ROUND_DOWN });
export type Exact = Decimal;

export const ONE = new Exact(1);

/** A product; most rates, multipliers and units are one, and one costs nothing here. */
export function product(a: Exact, b: Exact): Exact {
  return b === ONE ? a : a === ONE ? b : a.times(b);
}

/** A number digit by digit, the number one as `ONE` itself. */
export function exactly(value: number): Exact {
  return value === 1 ? ONE : new Exact(value);
}

/** Decimal places of amounts of money kept as whole numbers; the same for every currency, so that shares and sums compare. */
export const AMOUNT_SCALE = 4;
const AMOUNT_UNIT = 10 ** AMOUNT_SCALE;

/** An amount of money as a whole number of ten-thousandths of its main unit; exact for every amount a field can hold. */
export function amountUnits(amount: number): number {
  // Adding zero turns -0 into 0.
  return Math.round(amount * AMOUNT_UNIT) + 0;
}
