import { Decimal } from 'decimal.js';
import { isList, type List, type Plain, type Run, type Scalar, spend, ZERO } from '../value';
import type { Args } from './function-def';

/** A number; blank is 0. */
export function numberOf(value: Plain | undefined): Decimal {
  return Decimal.isDecimal(value) ? value : ZERO;
}

/** A whole number, cut towards zero; blank or left out is `otherwise`. */
export function wholeOf(value: Plain | undefined, otherwise = 0): number {
  return Decimal.isDecimal(value) ? value.trunc().toNumber() : otherwise;
}

/** A text; blank is "". */
export function textOf(value: Plain | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Yes only when it says yes. */
export function yesOf(value: Plain | undefined): boolean {
  return value === true;
}

export function listOf(value: Plain | undefined): List {
  return isList(value) ? value : [];
}

/** Every value of the arguments, lists opened and blanks left out; one step each. */
export function spread(args: Args, run: Run): Scalar[] {
  const found: Scalar[] = [];
  for (const arg of args) {
    if (isList(arg)) {
      spend(run, arg.length);
      for (const item of arg) if (item !== null && item !== '') found.push(item);
    } else if (arg !== null && arg !== undefined && arg !== '') found.push(arg);
  }
  return found;
}

/** The numbers among them. */
export function numbersOf(args: Args, run: Run): Decimal[] {
  return spread(args, run).filter((value) => Decimal.isDecimal(value));
}
