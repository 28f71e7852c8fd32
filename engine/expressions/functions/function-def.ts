import type { ScalarType } from '../types';
import type { Plain, Run, Value } from '../value';

/**
 * What a parameter takes.
 * - a scalar type: that type; `text` also takes every other scalar and shows it, `date` takes an instant and means its day, `datetime`
 *   takes a date and means its first instant
 * - `scalar`: any single value; `any`: lists too
 * - `list`: a list; `numbers`: a number or a list of numbers; `texts`: a scalar, shown as text, or a list
 * - `quantity`: a number, a date or an instant; `quantities`: those, or lists of them, all of one type, which is the type of a `same` result
 * - `moment`: a date or an instant, which is the type of a `same` result
 * - `same`: all parameters so marked have one type, which is the type of a `same` result; `key`: likewise, but not the result's
 */
export type ParameterType =
  | ScalarType
  | 'scalar'
  | 'any'
  | 'list'
  | 'numbers'
  | 'texts'
  | 'quantity'
  | 'quantities'
  | 'moment'
  | 'same'
  | 'key';

export interface Parameter {
  readonly type: ParameterType;
  /** May be left out; only optional ones follow. */
  readonly optional?: true;
  /** The only texts it takes, in small letters; capitals are the same. */
  readonly oneOf?: readonly string[];
}

interface Signature {
  /** In capitals. Signature and help for readers stand in the catalogue at `expressions.functions.<name>`. */
  readonly name: string;
  readonly family: 'logic' | 'number' | 'list' | 'text' | 'date';
  readonly parameters: readonly Parameter[];
  /** So many of the last parameters may come again, together. */
  readonly repeat?: number;
  /** One more after the repeated ones. */
  readonly last?: Parameter;
  readonly result: ScalarType | 'same';
  /** Its answer changes with time alone. */
  readonly clock?: true;
}

/** Arguments as the parameters ask for them, never errors; an optional one left out is undefined. */
export type Args = readonly (Plain | undefined)[];

export interface EagerFunction extends Signature {
  evaluate(args: Args, run: Run): Value;
}

/** Computes only the arguments it needs, and sees their errors. */
export interface LazyFunction extends Signature {
  choose(args: readonly ((run: Run) => Value)[], run: Run): Value;
}

export type FunctionDef = EagerFunction | LazyFunction;
