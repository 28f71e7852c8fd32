import type { Json } from '@/engine/kernel/json';
import type { Moment } from '@/engine/kernel/local-time';
import type { Values } from '@/engine/kernel/read-name';
import { analyse, type Checked } from './check';
import { closure } from './closure';
import { toJson } from './convert';
import type { ExpressionType, FormulaProblem, Problems, Scope } from './types';
import { FormulaError, OutOfSteps, type Run, type Value } from './value';

/** A result: canonical JSON, and when it is blank because something went wrong, what and where. */
export interface Outcome {
  readonly value: Json;
  readonly problem: FormulaProblem | null;
}

export interface Compiled extends Checked {
  /**
   * Computes the formula. `values` holds canonical JSON by name: `member.tier` may be given whole or as an object, `items.price` whole or as
   * rows. Names that are missing are blank. Never throws on what the values hold.
   */
  evaluate(values: Values, moment: Moment): Outcome;
}

/** Turns a formula into a function, or says what is wrong with it. Worth keeping: evaluating costs microseconds, compiling much more. */
export function compile(source: string, scope: Scope, expected?: ExpressionType): Compiled | Problems {
  const analysed = analyse(source, scope, expected);
  if ('problems' in analysed) return analysed;
  const { typed, type, dependencies, usesClock } = analysed;
  const compute = closure(typed);
  const whole = { from: 0, to: source.length };
  const evaluate = (values: Values, moment: Moment): Outcome => {
    const value = attempt(compute, { values, now: moment.now, timeZone: moment.timeZone, steps: 0 });
    if (!(value instanceof FormulaError)) return { value: toJson(value), problem: null };
    const place = value.from < 0 ? whole : { from: value.from, to: value.to };
    return { value: null, problem: { ...place, code: `expressions.${value.code}` } };
  };
  return { type, dependencies, usesClock, evaluate };
}

function attempt(compute: (run: Run) => Value, run: Run): Value {
  try {
    return compute(run);
  } catch (thrown) {
    if (thrown instanceof OutOfSteps) return new FormulaError('tooManySteps');
    throw thrown;
  }
}
