import { Decimal } from 'decimal.js';
import { LIMITS } from '@/engine/kernel/limits';
import type { Moment } from '@/engine/kernel/local-time';
import type { Values } from '@/engine/kernel/read-name';

/**
 * What stands behind a formula while it is computed. Numbers are decimals of 40 digits, so `0.1 + 0.2` is `0.3`; whatever rounds,
 * compares or leaves the formula is first settled at 30 digits, so that `1 / 3 * 3` is 1. A date is its text `YYYY-MM-DD`, an
 * instant a JavaScript number (UTC milliseconds).
 *
 * Blank is `null` or the text without characters, and means:
 * - in arithmetic 0, in `&` and text functions "", in AND, OR, NOT, XOR and IF no;
 * - with dates: no date, so whatever is computed from it is blank too;
 * - in lists and their functions: passed over;
 * - in comparisons: blank equals only blank; a blank is neither smaller nor larger than anything, so `<`, `<=`, `>`, `>=` say no.
 */
export type Value = Plain | FormulaError;
export type Plain = Scalar | List;
export type Scalar = Decimal | string | boolean | number | null;
export type List = readonly Scalar[];

export const Num = Decimal.clone({
  defaults: true,
  precision: 40,
  rounding: Decimal.ROUND_HALF_UP,
  // MOD takes the sign of its divisor.
  modulo: Decimal.ROUND_FLOOR,
  minE: -60,
  maxE: 60,
  toExpNeg: -60,
  toExpPos: 60,
});

export const ZERO = new Num(0);

/** Codes of everything that can go wrong with values; the text is `expressions.problems.<code>`. */
export type ErrorCode =
  | 'divideByZero'
  | 'notANumber'
  | 'notADate'
  | 'outOfRange'
  | 'numberTooLarge'
  | 'noMatch'
  | 'noValues'
  | 'listLengths'
  | 'badFormat'
  | 'textTooLong'
  | 'tooManySteps'
  | 'wrongValue';

/** A failed computation is a value too: it passes through everything but IFERROR. */
export class FormulaError {
  constructor(
    readonly code: ErrorCode,
    readonly from = -1,
    readonly to = -1,
  ) {}
}

export function fail(code: ErrorCode): FormulaError {
  return new FormulaError(code);
}

export function isBlank(value: Value | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

export function isList(value: Value | undefined): value is List {
  return Array.isArray(value);
}

const DIGITS = 30;

/** Largest power of ten of a number: results beyond ±10³⁰ are errors. */
const LARGEST = 30;

/** Drops the digits that a division could not carry exactly. */
export function settle(number: Decimal): Decimal {
  return number.d && number.d.length > 4 && number.sd() > DIGITS ? number.toSignificantDigits(DIGITS) : number;
}

export function bounded(number: Decimal): Value {
  if (number.isNaN()) return fail('outOfRange');
  return number.isFinite() && number.e <= LARGEST ? number : fail('numberTooLarge');
}

export function boundedText(text: string): Value {
  return text.length > LIMITS.longTextLength ? fail('textTooLong') : text;
}

/** One evaluation: what it reads, when it happens, and how much work it has done. */
export interface Run extends Moment {
  readonly values: Values;
  steps: number;
}

/** Thrown by `spend`, caught where the evaluation began. IFERROR does not stop it. */
export class OutOfSteps {}

/** Counts work: one step for each part computed, each item of a list, each 256 characters of a text. */
export function spend(run: Run, steps: number): void {
  run.steps += steps;
  if (run.steps > LIMITS.formulaSteps) throw new OutOfSteps();
}
