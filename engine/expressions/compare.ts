import { Decimal } from 'decimal.js';
import { compareText } from '@/engine/kernel/compare-text';
import { isBlank, type Scalar, settle } from './value';

/** Blank equals only blank; values of different types are never equal. */
export function equalValues(a: Scalar, b: Scalar): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  if (Decimal.isDecimal(a)) return Decimal.isDecimal(b) && settle(a).eq(settle(b));
  return a === b;
}

/** Negative, zero or positive; null when either is blank. Both have the same type. Text by code point, no before yes. */
export function orderValues(a: Scalar, b: Scalar): number | null {
  if (isBlank(a) || isBlank(b)) return null;
  if (Decimal.isDecimal(a)) return Decimal.isDecimal(b) ? settle(a).cmp(settle(b)) : null;
  if (typeof a === 'string') return typeof b === 'string' ? compareText(a, b) : null;
  return Number(a) - Number(b);
}
