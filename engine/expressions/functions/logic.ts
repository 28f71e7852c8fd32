import { equalValues } from '../compare';
import { FormulaError, fail, isBlank, isList, type Run, type Value } from '../value';
import type { FunctionDef, LazyFunction, Parameter } from './function-def';

type Thunk = Parameters<LazyFunction['choose']>[0][number];

const yesno: Parameter = { type: 'yesno' };
const same: Parameter = { type: 'same' };
const key: Parameter = { type: 'key' };

/** Runs through conditions until one says `decisive`; blank says no, an error is the answer. */
function until(decisive: boolean, args: readonly Thunk[], run: Run): Value {
  for (const arg of args) {
    const value = arg(run);
    if (value instanceof FormulaError) return value;
    if ((value === true) === decisive) return decisive;
  }
  return !decisive;
}

export const LOGIC_FUNCTIONS: readonly FunctionDef[] = [
  {
    name: 'IF',
    family: 'logic',
    parameters: [yesno, same, { type: 'same', optional: true }],
    result: 'same',
    choose: ([condition, then, otherwise], run) => {
      const value = condition?.(run) ?? null;
      if (value instanceof FormulaError) return value;
      return (value === true ? then : otherwise)?.(run) ?? null;
    },
  },
  {
    name: 'IFS',
    family: 'logic',
    parameters: [yesno, same],
    repeat: 2,
    last: same,
    result: 'same',
    choose: (args, run) => {
      let at = 0;
      for (; at + 1 < args.length; at += 2) {
        const value = args[at]?.(run) ?? null;
        if (value instanceof FormulaError) return value;
        if (value === true) return args[at + 1]?.(run) ?? null;
      }
      return args[at]?.(run) ?? (at < args.length ? null : fail('noMatch'));
    },
  },
  {
    name: 'SWITCH',
    family: 'logic',
    parameters: [key, key, same],
    repeat: 2,
    last: same,
    result: 'same',
    choose: (args, run) => {
      const value = args[0]?.(run) ?? null;
      if (value instanceof FormulaError) return value;
      let at = 1;
      for (; at + 1 < args.length; at += 2) {
        const candidate = args[at]?.(run) ?? null;
        if (candidate instanceof FormulaError) return candidate;
        if (!isList(value) && !isList(candidate) && equalValues(value, candidate)) return args[at + 1]?.(run) ?? null;
      }
      return args[at]?.(run) ?? (at < args.length ? null : fail('noMatch'));
    },
  },
  {
    name: 'AND',
    family: 'logic',
    parameters: [yesno],
    repeat: 1,
    result: 'yesno',
    choose: (args, run) => until(false, args, run),
  },
  {
    name: 'OR',
    family: 'logic',
    parameters: [yesno],
    repeat: 1,
    result: 'yesno',
    choose: (args, run) => until(true, args, run),
  },
  {
    name: 'XOR',
    family: 'logic',
    parameters: [yesno],
    repeat: 1,
    result: 'yesno',
    evaluate: (args) => args.filter((value) => value === true).length % 2 === 1,
  },
  { name: 'NOT', family: 'logic', parameters: [yesno], result: 'yesno', evaluate: ([value]) => value !== true },
  {
    name: 'IFERROR',
    family: 'logic',
    parameters: [same, same],
    result: 'same',
    choose: ([attempt, otherwise], run) => {
      const value = attempt?.(run) ?? null;
      return value instanceof FormulaError ? (otherwise?.(run) ?? null) : value;
    },
  },
  {
    name: 'ISBLANK',
    family: 'logic',
    parameters: [{ type: 'any' }],
    result: 'yesno',
    evaluate: ([value]) => isBlank(value),
  },
  {
    name: 'COALESCE',
    family: 'logic',
    parameters: [same],
    repeat: 1,
    result: 'same',
    choose: (args, run) => {
      for (const arg of args) {
        const value = arg(run);
        if (!isBlank(value)) return value;
      }
      return null;
    },
  },
];
