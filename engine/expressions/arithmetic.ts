import { Decimal } from 'decimal.js';
import { addDays, dayNumber } from '@/engine/kernel/calendar';
import { isInstant } from '@/engine/kernel/local-time';
import { numberOf } from './functions/arguments';
import { power } from './functions/number';
import type { Arithmetic } from './typed';
import { bounded, FormulaError, fail, Num, type Plain, type Run, settle, type Value } from './value';

type Compute = (run: Run) => Value;

const DAY = 86_400_000;

/** The operators of numbers and dates. `operator` is one of `+ - * / ^`, or `negative` or `percent` with one part. */
export function arithmetic(operator: string, parts: readonly Compute[], kind: Arithmetic = 'numbers'): Compute {
  // Only a sign and a percent have no right side.
  const [left, right] = parts as [Compute, Compute | undefined];
  const combine = kind === 'numbers' ? onNumbers(operator) : onMoments(operator, kind);
  return (run) => {
    const a = left(run);
    if (a instanceof FormulaError) return a;
    const b = right ? right(run) : null;
    return b instanceof FormulaError ? b : combine(a, b, run);
  };
}

type Combine = (a: Plain, b: Plain, run: Run) => Value;

function onNumbers(operator: string): Combine {
  switch (operator) {
    case '+':
      return (a, b) => bounded(numberOf(a).plus(numberOf(b)));
    case '-':
      return (a, b) => bounded(numberOf(a).minus(numberOf(b)));
    case '*':
      return (a, b) => bounded(numberOf(a).times(numberOf(b)));
    case '/':
      return (a, b) => (numberOf(b).isZero() ? fail('divideByZero') : bounded(numberOf(a).div(numberOf(b))));
    case '^':
      return (a, b, run) => power(numberOf(a), numberOf(b), run);
    case 'negative':
      return (a) => numberOf(a).negated();
    default:
      return (a) => numberOf(a).div(100);
  }
}

/** Without a date on either side the answer is blank. Days of an instant are 24 hours each, of a date they are cut to whole days. */
function onMoments(operator: string, kind: Exclude<Arithmetic, 'numbers'>): Combine {
  const sign = operator === '-' ? -1 : 1;
  switch (kind) {
    case 'date and days':
      return (a, b) => dateLater(a, b, sign);
    case 'days and date':
      return (a, b) => dateLater(b, a, sign);
    case 'instant and days':
      return (a, b) => instantLater(a, b, sign);
    case 'days and instant':
      return (a, b) => instantLater(b, a, sign);
    case 'dates':
      return (a, b) => (isDay(a) && isDay(b) ? new Num(dayNumber(a) - dayNumber(b)) : null);
    case 'instants':
      return (a, b) => (typeof a === 'number' && typeof b === 'number' ? new Num(a - b).div(DAY) : null);
  }
}

function isDay(value: Plain): value is string {
  return typeof value === 'string' && value !== '';
}

function dateLater(date: Plain, days: Plain, sign: number): Value {
  if (!isDay(date)) return null;
  return addDays(date, settle(numberOf(days).times(sign)).floor().toNumber()) ?? fail('outOfRange');
}

function instantLater(at: Plain, days: Plain, sign: number): Value {
  if (typeof at !== 'number') return null;
  const later = at + numberOf(days).times(sign).times(DAY).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
  return isInstant(later) ? later : fail('outOfRange');
}
