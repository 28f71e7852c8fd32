import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '@/engine/expressions/compile';
import { functionNamed } from '@/engine/expressions/functions/registry';
import type { NameType } from '@/engine/expressions/types';
import type { Json } from '@/engine/kernel/json';
import { MOMENT } from './formulas';

interface Vector {
  readonly group: string;
  readonly fn: string;
  readonly args: readonly unknown[];
  readonly expected: unknown;
  readonly tol?: number;
}

/** Where we differ on purpose: function and arguments as JSON, by reason. */
const DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  'types do not turn into each other by themselves': [
    'DAY [2958465]',
    'DAY ["1"]',
    'HOUR ["1/1/1900 1:00"]',
    'AND [42,true]',
    'XOR [1]',
    'INT [true]',
    'SUM [1,"invalid"]',
    'COUNTIF [[true,false],"=1"]',
    'SUBSTITUTE ["a-a-a","-",":","2.5"]',
    'TEXTJOIN [["_",">"],true,"The","sun","will","come","up","tomorrow."]',
  ],
  'arguments that are needed cannot be left out': ['ABS []', 'COUNT []', 'MAX []', 'REPT ["m"]', 'REPT []', 'VALUE []'],
  'a multiple left out is 1': ['CEILING [4.1]'],
  'a blank yes/no is no': [
    'AND [{"$":"undefined"},true]',
    'AND [true,{"$":"undefined"}]',
    'XOR [{"$":"undefined"},{"$":"undefined"}]',
  ],
  'the smallest of nothing is blank': ['MAX [{"$":"undefined"}]', 'MIN [{"$":"undefined"}]'],
  'errors pass through everything, and lists hold none': [
    'SUM [[1],[{"$error":"#N/A"}],[2]]',
    'SUMIF [[1,2,3],{"$error":"#N/A"}]',
    'SUMIF [[1,2,{"$error":"#N/A"}],{"$error":"#N/A"}]',
    'SUMPRODUCT [[[3,4],[8,{"$error":"#N/A"}]],[[2,7],[6,7]]]',
    'COUNT [{"$error":"#N/A"}]',
    'COUNT [1,2,{"$error":"#DIV/0!"},4]',
  ],
  'texts among numbers are passed over': [
    'SUMPRODUCT [[[3,4],[8,6],[1,9]],[[2,"invalid"],[6,7],[5,3]]]',
    'AVERAGEIF [[2,4,"invalid",16],">5"]',
  ],
  'there are no wildcards': ['SUMIF [[1,2,3],"*"]', 'AVERAGEIF [[2,4,8,16],"*"]'],
  'yes and no are written in capitals, as spreadsheets do': [
    'EXACT ["true",true]',
    'FIND [true,"12true"]',
    'LEFT [true]',
    'REPT [true,2]',
  ],
  'a format needs a place for the number, and no names of months': [
    'TEXT [123,111]',
    'TEXT [{"$date":"2023-04-11T12:00:00"},"DD MMMM, YYYY"]',
  ],
  'a percent sign stands behind': ['VALUE ["%12"]'],
};
const DIFFERENT = new Set(Object.values(DIFFERENCES).flat());

const file = path.resolve('../shared/data/vectors/excel-functions.json');
const vectors = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Vector[]).filter(({ fn }) => functionNamed(fn))
  : [];

interface Argument {
  readonly formula: string;
  readonly type: NameType;
  readonly value: Json;
}

const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** A vector's argument as a field of the type it has in JavaScript. */
function argument(raw: unknown, at: number, group: string): Argument {
  const formula = `{a${at}}`;
  if (raw === null || (typeof raw === 'object' && '$' in raw)) return { formula: '""', type: 'text', value: null };
  if (Array.isArray(raw)) {
    const flat = raw.flat(3) as Json[];
    return { formula, type: 'list', value: flat.map((one) => (typeof one === 'object' ? null : one)) };
  }
  if (typeof raw === 'object' && '$error' in raw) return { formula: '(1 / 0)', type: 'number', value: null };
  if (typeof raw === 'object' && '$date' in raw)
    return { formula, type: 'date', value: String(raw.$date).slice(0, 10) };
  const american = AMERICAN.exec(String(raw));
  if (group === 'date-time' && american) {
    const [, month = '', day = '', year = ''] = american;
    return { formula, type: 'date', value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
  }
  if (group === 'date-time' && /^\d{4}-\d\d-\d\d$/.test(String(raw)))
    return { formula, type: 'date', value: String(raw) };
  const type = typeof raw === 'number' ? 'number' : typeof raw === 'boolean' ? 'yesno' : 'text';
  return { formula, type, value: raw as Json };
}

function answer({ group, fn, args }: Vector): Json {
  const given = args.map((arg, at) => argument(arg, at, group));
  const scope = new Map(given.map(({ type }, at) => [`a${at}`, type] as const));
  const compiled = compile(`${fn}(${given.map(({ formula }) => formula).join(', ')})`, scope);
  if ('problems' in compiled) return `!${compiled.problems[0]?.code}`;
  const { value, problem } = compiled.evaluate(
    Object.fromEntries(given.map(({ value }, at) => [`a${at}`, value])),
    MOMENT,
  );
  return problem ? `!${problem.code}` : value;
}

// The vectors are not part of the project; the tables in functions.test.ts stand on their own.
describe.skipIf(vectors.length === 0)('spreadsheet functions agree with the vectors', () => {
  it.each(vectors.map((vector) => [vector.fn, JSON.stringify(vector.args), vector] as const))(
    '%s %s',
    (fn, args, vector) => {
      const given = answer(vector);
      const { expected, tol = 1e-9 } = vector;
      const differs = DIFFERENT.has(`${fn} ${args}`);
      const agrees = ((): boolean => {
        if (typeof expected === 'object' && expected !== null && '$error' in expected)
          return String(given).startsWith('!');
        if (typeof expected === 'object' && expected !== null && '$date' in expected)
          return given === String(expected.$date).slice(0, 10);
        if (typeof expected === 'number' && typeof given === 'number') {
          return Math.abs(given - expected) <= tol * Math.max(1, Math.abs(expected));
        }
        return given === (expected === '' ? null : expected);
      })();
      expect({ given, agrees }).toEqual({ given, agrees: !differs });
    },
  );
});
