import { Decimal } from 'decimal.js';
import { readName } from '@/engine/kernel/read-name';
import { arithmetic } from './arithmetic';
import type { Node } from './ast';
import { equalValues, orderValues } from './compare';
import { fromJson, toDate, toInstant, toText } from './convert';
import type { Conversion, Typed } from './typed';
import { boundedText, FormulaError, fail, isList, Num, type Plain, type Run, spend, type Value } from './value';

export type Closure = (run: Run) => Value;

/** Builds the function behind a checked node. Each part counts one step; an error says where it arose. */
export function closure(typed: Typed): Closure {
  const bare = bareClosure(typed);
  const compute = typed.parts.length === 0 && typed.node.kind !== 'name' ? bare : counted(bare, typed.node);
  return typed.as ? converting(compute, typed.as) : compute;
}

function counted(compute: Closure, { from, to }: Node): Closure {
  return (run) => {
    spend(run, 1);
    const value = compute(run);
    return value instanceof FormulaError && value.from < 0 ? new FormulaError(value.code, from, to) : value;
  };
}

function bareClosure(typed: Typed): Closure {
  const { node } = typed;
  switch (node.kind) {
    case 'number':
      return constant(new Num(node.digits));
    case 'text':
      return constant(node.text);
    case 'yesno':
      return constant(node.yes);
    case 'name': {
      const read = readName(node.name);
      const type = typed.nameType ?? 'text';
      return (run) => {
        const json = read(run.values);
        if (Array.isArray(json)) spend(run, json.length);
        return fromJson(json, type);
      };
    }
    case 'negative':
      return arithmetic('negative', typed.parts.map(closure));
    case 'percent':
      return arithmetic('percent', typed.parts.map(closure));
    case 'binary':
      return binary(typed, node.operator);
    case 'call':
      return call(typed);
  }
}

function constant(value: Value): Closure {
  return () => value;
}

function call({ definition, parts }: Typed): Closure {
  const args = parts.map(closure);
  if (!definition) return constant(fail('wrongValue'));
  if ('choose' in definition) return (run) => definition.choose(args, run);
  return (run) => {
    const values: Plain[] = [];
    for (const arg of args) {
      const value = arg(run);
      if (value instanceof FormulaError) return value;
      values.push(value);
    }
    return definition.evaluate(values, run);
  };
}

function binary(typed: Typed, operator: string): Closure {
  const parts = typed.parts.map(closure);
  const compare = COMPARISONS.get(operator);
  if (!compare && operator !== '&') return arithmetic(operator, parts, typed.arithmetic);
  // The parser gives every operator two sides.
  const [left, right] = parts as [Closure, Closure];
  const combine = compare ?? joined;
  return (run) => {
    const a = left(run);
    if (a instanceof FormulaError) return a;
    const b = right(run);
    if (b instanceof FormulaError) return b;
    return isList(a) || isList(b) ? fail('wrongValue') : combine(a, b);
  };
}

type Combine = (a: Exclude<Plain, readonly unknown[]>, b: Exclude<Plain, readonly unknown[]>) => Value;

const joined: Combine = (a, b) => boundedText(`${a ?? ''}${b ?? ''}`);

const ordered =
  (test: (order: number) => boolean): Combine =>
  (a, b) => {
    const order = orderValues(a, b);
    return order !== null && test(order);
  };

const COMPARISONS: ReadonlyMap<string, Combine> = new Map<string, Combine>([
  ['=', equalValues],
  ['<>', (a, b) => !equalValues(a, b)],
  ['<', ordered((order) => order < 0)],
  ['<=', ordered((order) => order <= 0)],
  ['>', ordered((order) => order > 0)],
  ['>=', ordered((order) => order >= 0)],
]);

/** What a part becomes for its parent; blank stays blank. */
function converting(compute: Closure, as: Conversion): Closure {
  const convert = as === 'date' ? toDate : as === 'datetime' ? toInstant : toText;
  return (run) => {
    const value = compute(run);
    if (value instanceof FormulaError || value === null) return value;
    if (!isList(value)) return as === 'numbers' ? value : convert(value, run);
    if (as === 'numbers') return value.filter((item) => Decimal.isDecimal(item));
    return value.map((item) => (item === null ? null : toText(item, run)));
  };
}
