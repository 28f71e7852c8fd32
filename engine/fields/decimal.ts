import type { Json } from '@/engine/kernel/json';
import { type Column, type Parsed, problem, type Stored } from './field-type';
import { narrow } from './normalise-text';

/**
 * Every decimal column holds ten-thousandths, whatever decimals a field shows: so the decimals of a field can change at any
 * time, older versions of the form read the same column, and two columns compare and add up without conversion.
 */
export const DECIMAL_SCALE = 4;
const UNIT = 10 ** DECIMAL_SCALE;
/** Fifteen digits in all: up to there a number survives the way through a double and back. */
export const DECIMAL_MAX = 99_999_999_999.9999;

export interface DecimalLimits {
  /** 0 to 4. */
  readonly decimals: number;
  readonly negative: boolean;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const PLAIN = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?$/;

/** Reads a JSON number or the text of one (full-width digits and thousands separators welcome) and judges it. */
export function parseDecimal(raw: Json, limits: DecimalLimits): Parsed<number> {
  const value = readDecimal(raw);
  if (value === null) return problem('fields.notNumber');
  if (Math.abs(value) > DECIMAL_MAX) return problem('fields.outOfRange', { max: DECIMAL_MAX });
  if (!fits(value, limits.decimals)) {
    return problem(limits.decimals === 0 ? 'fields.notWhole' : 'fields.tooManyDecimals', { decimals: limits.decimals });
  }
  if (value < 0 && !limits.negative) return problem('fields.negative');
  if (limits.min !== undefined && value < limits.min) return problem('fields.tooSmall', { min: limits.min });
  if (limits.max !== undefined && value > limits.max) return problem('fields.tooLarge', { max: limits.max });
  return { value };
}

/** Has the value no more decimals than that? Most values answer without being written out. */
function fits(value: number, decimals: number): boolean {
  const unit = 10 ** decimals;
  return Math.round(value * unit) / unit === value || Number(value.toFixed(decimals)) === value;
}

function readDecimal(raw: Json): number | null {
  // Programs send sums such as 0.1 + 0.2: fifteen digits are what a double can promise.
  if (typeof raw === 'number') return Number.isFinite(raw) ? fifteenDigits(raw) : null;
  const text = typeof raw === 'string' ? narrow(raw)?.replaceAll(' ', '') : null;
  if (!text || text.length > 40 || !/\d/.test(text) || !PLAIN.test(text)) return null;
  const plain = text.replaceAll(',', '');
  // More digits than a double holds would change silently.
  const digits = plain.replace(/[+.-]/g, '').replace(/^0+|0+$/g, '');
  if (digits.length > 15) return Number.MAX_VALUE;
  return Number(plain) + 0;
}

function fifteenDigits(raw: number): number {
  // A whole number of ten-thousandths of so few digits is the double nearest to its decimal text already.
  const units = Math.round(raw * UNIT);
  if (Math.abs(units) < 1e15 && units / UNIT === raw) return raw + 0;
  return Number(raw.toPrecision(15)) + 0;
}

/** Half away from zero, on the decimal digits a reader sees (1.005 to two places is 1.01). */
export function roundDecimal(value: number, decimals: number): number {
  const scaled = Number((Math.abs(value) * 10 ** decimals).toPrecision(15));
  return (Math.sign(value) * Math.round(scaled)) / 10 ** decimals + 0;
}

export const decimalColumn = {
  columns: (): readonly Column[] => [{ suffix: '', type: 'integer', scale: DECIMAL_SCALE }],
  toColumns: (value: number | null): readonly Stored[] => [value === null ? null : Math.round(value * UNIT) + 0],
  fromColumns: ([stored]: readonly Stored[]) => (typeof stored === 'number' ? stored / UNIT : null),
};

/** `1,234.50`: fixed decimals, a comma every three digits when wanted. */
export function decimalText(value: number, decimals: number, thousands: boolean): string {
  const fixed = value.toFixed(decimals);
  return thousands ? fixed.replace(/\d+/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',')) : fixed;
}
