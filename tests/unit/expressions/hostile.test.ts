import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '@/engine/expressions/compile';
import { FUNCTIONS } from '@/engine/expressions/functions/registry';
import { fromTitles, toTitles } from '@/engine/expressions/titles';
import type { NameType } from '@/engine/expressions/types';
import { LIMITS } from '@/engine/kernel/limits';
import type { Values } from '@/engine/kernel/read-name';
import { MOMENT, result, SCOPE } from './formulas';

const naughty = JSON.parse(readFileSync(path.join('tests/data/bad-inputs/blns.json'), 'utf8')) as string[];

/** Whatever is written and whatever the values hold, the answer is a value or a problem with a place inside the formula. */
function survives(formula: string, values: Values, scope = SCOPE): void {
  const compiled = compile(formula, scope);
  if ('problems' in compiled) {
    expect(compiled.problems.length).toBeGreaterThan(0);
    for (const { from, to } of compiled.problems) expect(from >= 0 && from <= to && to <= formula.length).toBe(true);
    return;
  }
  const { value, problem } = compiled.evaluate(values, MOMENT);
  if (problem) expect(value).toBeNull();
  expect(() => JSON.stringify(value)).not.toThrow();
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
}

const pieces = fc.constantFrom(
  ...[
    '1',
    '0',
    '-',
    '1e29',
    '"x"',
    '""',
    '{amount}',
    '{store}',
    '{born}',
    '{at}',
    '{tags}',
    '{items.price}',
    '(',
    ')',
    ',',
  ],
  ...[
    '+',
    '*',
    '/',
    '^',
    '%',
    '&',
    '=',
    '<',
    '>',
    'TRUE',
    '{',
    '}',
    '"',
    '😀',
    '“',
    ' ',
    ...FUNCTIONS.map((one) => `${one.name}(`),
  ],
);

describe('hostile input', () => {
  it('of random pieces', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 30 }),
        fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<never>),
        (parts, values) => {
          survives(parts.join(''), values);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('of any value under any name and type', () => {
    const types: readonly NameType[] = [
      'number',
      'text',
      'yesno',
      'date',
      'datetime',
      'list',
      { list: 'number' },
      { list: 'date' },
    ];
    const uses = [
      '{x}',
      'SUM({x})',
      'YEAR({x})',
      '{x} & 1',
      '{x} + 1',
      '{x} = {x}',
      'TEXT({x}, "0")',
      'MAX({x})',
      'COUNTA({x})',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.constantFrom(...uses),
        fc.jsonValue({ maxDepth: 3 }),
        (type, use, x) => {
          survives(use, { x: x as never }, new Map([['x', type]]));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it.each(naughty.map((text) => [text]))('as formula, name, text and title: %j', (text) => {
    survives(text, {});
    survives(`"${text.replaceAll('"', '""')}" & {store}`, { store: text });
    survives('VALUE({store}) + DATEVALUE({store})', { store: text });
    expect(result('{store}', { store: text })).toBe(text === '' ? null : text);
    const shown = toTitles('{amount}', new Map([['amount', text]]));
    expect(typeof fromTitles(shown, new Map([[text, 'amount']]))).toBe('string');
  });

  it('reaches nothing but own properties', () => {
    const scope = new Map<string, NameType>(
      ['__proto__', 'constructor', 'toString', 'a.__proto__.b'].map((name) => [name, 'text']),
    );
    for (const name of scope.keys()) {
      const compiled = compile(`{${name}} & "."`, scope);
      expect('evaluate' in compiled && compiled.evaluate({ a: {} }, MOMENT)).toEqual({ value: '.', problem: null });
    }
    expect(compile('DATEADD({born}, 1, {store})', SCOPE)).toHaveProperty('evaluate');
    expect(result('DATEADD(TODAY(), 1, {store})', { store: 'constructor' })).toBe('!outOfRange');
  });
});

describe('work has an end', () => {
  const quick = (body: () => void) => {
    const start = performance.now();
    body();
    expect(performance.now() - start).toBeLessThan(1_500);
  };
  const fill = (piece: string) => piece.repeat(Math.floor((LIMITS.formulaLength - 10) / piece.length / 8) * 8);

  it.each([
    ['long sums over long lists', `0${'+SUM({items.price})'.repeat(200)}`],
    ['texts that double', `LEN(${'SUBSTITUTE('.repeat(60)}{store}${', "a", "aa")'.repeat(60)})`],
    ['texts repeated and counted', `0${'+LEN(UPPER(REPT({store}, 9)))'.repeat(100)}`],
    ['powers', `0${'+1.0001^123456.7'.repeat(200)}`],
    ['roots', `0${'+SQRT(2)'.repeat(250)}`],
  ])('of %s', (_, formula) => {
    quick(() =>
      survives(formula, { store: 'a'.repeat(10_000), items: Array.from({ length: 5_000 }, () => ({ price: 1.5 })) }),
    );
  });

  it.each(['{', '"', '(', '-', '1+', '{a}}', 'IF(', '“', '1%'])('when %s is written again and again', (piece) => {
    quick(() => survives(fill(piece), {}));
  });

  it('IFERROR cannot hide', () => {
    const items = Array.from({ length: LIMITS.formulaSteps }, () => ({ price: 1 }));
    expect(result('IFERROR(SUM({items.price}), 0)', { items })).toBe('!tooManySteps');
    expect(result('ISBLANK({items.price})', { items })).toBe('!tooManySteps');
  });
});
