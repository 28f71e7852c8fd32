import { LIMITS } from '@/engine/kernel/limits';
import { lowerAscii } from '@/lib/lower-ascii';
import { equalValues } from '../compare';
import { toText } from '../convert';
import { boundedText, fail, isBlank, isList, Num, type Run, type Scalar, spend, type Value } from '../value';
import { spread, textOf, wholeOf, yesOf } from './arguments';
import { indexOf, lengthOf, sliceOf } from './code-points';
import { formatValue } from './format-value';
import type { Args, FunctionDef, Parameter } from './function-def';
import { readNumber } from './read-number';
import { substitute } from './substitute';

const LONGEST = LIMITS.longTextLength;

const text: Parameter = { type: 'text' };
const number: Parameter = { type: 'number' };
const optional: Parameter = { type: 'number', optional: true };

/** Work on texts counts by their length. */
function read(value: Args[number], run: Run): string {
  const found = textOf(value);
  spend(run, found.length >> 8);
  return found;
}

/** A count of characters; negative ones are errors, left out is 1. */
function count(value: Args[number]): number | null {
  const whole = wholeOf(value, value === undefined ? 1 : 0);
  return whole < 0 ? null : whole;
}

function join(delimiter: string, parts: readonly string[], run: Run): Value {
  const length = parts.reduce((total, part) => total + part.length, delimiter.length * Math.max(0, parts.length - 1));
  if (length > LONGEST) return fail('textTooLong');
  spend(run, length >> 8);
  return parts.join(delimiter);
}

function find([part, within, start]: Args, run: Run, fold: (text: string) => string): Value {
  const haystack = fold(read(within, run));
  const first = wholeOf(start, 1);
  if (first < 1 || first > lengthOf(haystack) + 1) return fail('outOfRange');
  const at = indexOf(haystack, fold(textOf(part)), first - 1);
  return at < 0 ? fail('noMatch') : new Num(at + 1);
}

function contains([whole, part]: Args, run: Run): Value {
  if (isList(part)) return fail('wrongValue');
  if (isList(whole)) {
    spend(run, whole.length);
    return whole.some((item) => !isBlank(item) && equalValues(item, part ?? null));
  }
  const haystack = toText(whole ?? null, run);
  spend(run, haystack.length >> 8);
  return lowerAscii(haystack).includes(lowerAscii(toText(part ?? null, run)));
}

function mapped(name: string, change: (text: string) => string): FunctionDef {
  return {
    name,
    family: 'text',
    parameters: [text],
    result: 'text',
    evaluate: ([value], run) => boundedText(change(read(value, run))),
  };
}

const texts = (values: readonly Scalar[], run: Run) => values.map((value) => toText(value, run));

export const TEXT_FUNCTIONS: readonly FunctionDef[] = [
  {
    name: 'LEN',
    family: 'text',
    parameters: [text],
    result: 'number',
    evaluate: ([value], run) => new Num(lengthOf(read(value, run))),
  },
  {
    name: 'LEFT',
    family: 'text',
    parameters: [text, optional],
    result: 'text',
    evaluate: ([value, length], run) => {
      const taken = count(length);
      return taken === null ? fail('outOfRange') : sliceOf(read(value, run), 0, taken);
    },
  },
  {
    name: 'RIGHT',
    family: 'text',
    parameters: [text, optional],
    result: 'text',
    evaluate: ([value, length], run) => {
      const whole = read(value, run);
      const taken = count(length);
      return taken === null ? fail('outOfRange') : sliceOf(whole, Math.max(0, lengthOf(whole) - taken), whole.length);
    },
  },
  {
    name: 'MID',
    family: 'text',
    parameters: [text, number, number],
    result: 'text',
    evaluate: ([value, start, length], run) => {
      const first = wholeOf(start);
      const taken = wholeOf(length);
      if (first < 1 || taken < 0) return fail('outOfRange');
      return sliceOf(read(value, run), first - 1, first - 1 + taken);
    },
  },
  mapped('TRIM', (value) => value.replace(/\s+/gu, ' ').trim()),
  mapped('UPPER', (value) => value.toUpperCase()),
  mapped('LOWER', (value) => value.toLowerCase()),
  {
    name: 'CONCAT',
    family: 'text',
    parameters: [{ type: 'texts' }],
    repeat: 1,
    result: 'text',
    evaluate: (args, run) => join('', texts(spread(args, run), run), run),
  },
  {
    name: 'TEXTJOIN',
    family: 'text',
    parameters: [text, { type: 'yesno' }, { type: 'texts' }],
    repeat: 1,
    result: 'text',
    evaluate: ([delimiter, skipBlank, ...parts], run) => {
      const all = parts.flatMap((part) => (isList(part) ? part : [part ?? null]));
      spend(run, all.length);
      const kept = yesOf(skipBlank) ? all.filter((value) => !isBlank(value)) : all;
      return join(textOf(delimiter), texts(kept, run), run);
    },
  },
  {
    name: 'SUBSTITUTE',
    family: 'text',
    parameters: [text, text, text, optional],
    result: 'text',
    evaluate: ([value, old, next, which], run) =>
      substitute(read(value, run), {
        old: textOf(old),
        next: textOf(next),
        which: which === undefined ? undefined : wholeOf(which),
      }),
  },
  {
    name: 'REPLACE',
    family: 'text',
    parameters: [text, number, number, text],
    result: 'text',
    evaluate: ([value, start, length, next], run) => {
      const whole = read(value, run);
      const first = wholeOf(start);
      const cut = wholeOf(length);
      if (first < 1 || cut < 0) return fail('outOfRange');
      return boundedText(sliceOf(whole, 0, first - 1) + textOf(next) + sliceOf(whole, first - 1 + cut, whole.length));
    },
  },
  {
    name: 'FIND',
    family: 'text',
    parameters: [text, text, optional],
    result: 'number',
    evaluate: (args, run) => find(args, run, (value) => value),
  },
  {
    name: 'SEARCH',
    family: 'text',
    parameters: [text, text, optional],
    result: 'number',
    evaluate: (args, run) => find(args, run, lowerAscii),
  },
  {
    name: 'CONTAINS',
    family: 'text',
    parameters: [{ type: 'any' }, { type: 'scalar' }],
    result: 'yesno',
    evaluate: contains,
  },
  {
    name: 'EXACT',
    family: 'text',
    parameters: [text, text],
    result: 'yesno',
    evaluate: ([a, b]) => textOf(a) === textOf(b),
  },
  {
    name: 'REPT',
    family: 'text',
    parameters: [text, number],
    result: 'text',
    evaluate: ([value, times], run) => {
      const part = read(value, run);
      const count = wholeOf(times);
      if (count < 0) return fail('outOfRange');
      if (part.length * count > LONGEST) return fail('textTooLong');
      spend(run, (part.length * count) >> 8);
      return part.repeat(count);
    },
  },
  {
    name: 'TEXT',
    family: 'text',
    parameters: [{ type: 'quantity' }, text],
    result: 'text',
    evaluate: ([value, format], run) =>
      isBlank(value) || isList(value) ? null : formatValue(value ?? null, textOf(format), run),
  },
  {
    name: 'VALUE',
    family: 'text',
    parameters: [text],
    result: 'number',
    evaluate: ([value]) => (isBlank(value) ? null : (readNumber(textOf(value)) ?? fail('notANumber'))),
  },
];
