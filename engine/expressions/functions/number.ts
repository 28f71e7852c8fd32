import { Decimal } from 'decimal.js';
import { bounded, fail, Num, type Plain, type Run, settle, spend, type Value, ZERO } from '../value';
import { numberOf, wholeOf } from './arguments';
import type { FunctionDef, Parameter } from './function-def';

const ONE = new Num(1);

const number: Parameter = { type: 'number' };
const digits: Parameter = { type: 'number', optional: true };

/** Beyond so many digits before or after the point a number has none left to round. */
const MOST_DIGITS = 60;

/** `places` after the point; negative ones stand before it. */
function roundTo(value: Plain | undefined, places: Plain | undefined, mode: Decimal.Rounding): Value {
  const number = settle(numberOf(value));
  const shift = Math.max(-MOST_DIGITS, Math.min(MOST_DIGITS, wholeOf(places)));
  if (shift >= 0) return number.toDecimalPlaces(shift, mode);
  const unit = new Num(10).pow(-shift);
  return bounded(number.div(unit).toDecimalPlaces(0, mode).times(unit));
}

/** To a multiple of `step`, away from or towards minus infinity; with two negative numbers away from or towards zero. */
function toMultiple(value: Plain | undefined, step: Plain | undefined, mode: Decimal.Rounding): Value {
  const number = numberOf(value);
  const unit = step === undefined ? ONE : numberOf(step);
  if (number.isZero()) return ZERO;
  if (unit.isZero()) return fail('divideByZero');
  if (number.isPositive() && unit.isNegative()) return fail('outOfRange');
  return bounded(settle(number.div(unit)).toDecimalPlaces(0, mode).times(unit));
}

function rounding(name: string, mode: Decimal.Rounding): FunctionDef {
  return {
    name,
    family: 'number',
    parameters: [number, digits],
    result: 'number',
    evaluate: ([value, places]) => roundTo(value, places, mode),
  };
}

function multiple(name: string, mode: Decimal.Rounding): FunctionDef {
  return {
    name,
    family: 'number',
    parameters: [number, digits],
    result: 'number',
    evaluate: ([value, step]) => toMultiple(value, step, mode),
  };
}

// Dear functions count as so many steps, in proportion to their time.
const POWER_STEPS = 100;
const ROOT_STEPS = 20;

/** `base ^ exponent`; 0 ^ 0 has no answer. */
export function power(base: Decimal, exponent: Decimal, run: Run): Value {
  if (base.isZero() && exponent.lt(0)) return fail('divideByZero');
  if (base.isZero() && exponent.isZero()) return fail('outOfRange');
  if (!exponent.isInteger() || exponent.abs().gt(100)) spend(run, POWER_STEPS);
  return bounded(base.pow(exponent));
}

export const NUMBER_FUNCTIONS: readonly FunctionDef[] = [
  rounding('ROUND', Decimal.ROUND_HALF_UP),
  rounding('ROUNDUP', Decimal.ROUND_UP),
  rounding('ROUNDDOWN', Decimal.ROUND_DOWN),
  multiple('FLOOR', Decimal.ROUND_FLOOR),
  multiple('CEILING', Decimal.ROUND_CEIL),
  {
    name: 'INT',
    family: 'number',
    parameters: [number],
    result: 'number',
    evaluate: ([value]) => settle(numberOf(value)).floor(),
  },
  {
    name: 'ABS',
    family: 'number',
    parameters: [number],
    result: 'number',
    evaluate: ([value]) => numberOf(value).abs(),
  },
  {
    name: 'MOD',
    family: 'number',
    parameters: [number, number],
    result: 'number',
    evaluate: ([value, by]) => {
      const divisor = numberOf(by);
      return divisor.isZero() ? fail('divideByZero') : bounded(settle(numberOf(value)).mod(settle(divisor)));
    },
  },
  {
    name: 'POWER',
    family: 'number',
    parameters: [number, number],
    result: 'number',
    evaluate: ([base, exponent], run) => power(numberOf(base), numberOf(exponent), run),
  },
  {
    name: 'SQRT',
    family: 'number',
    parameters: [number],
    result: 'number',
    evaluate: ([value], run) => {
      spend(run, ROOT_STEPS);
      return bounded(numberOf(value).sqrt());
    },
  },
];
