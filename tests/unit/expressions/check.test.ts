import { describe, expect, it } from 'vitest';
import { check } from '@/engine/expressions/check';
import { LIMITS } from '@/engine/kernel/limits';
import { SCOPE } from './formulas';

/** `from–to code` of every problem, or the type. */
function verdict(formula: string): string | readonly string[] {
  const checked = check(formula, SCOPE);
  if (!('problems' in checked)) return checked.type;
  return checked.problems.map(({ from, to, code }) => `${from}–${to} ${code.replace('expressions.', '')}`);
}

describe('a sound formula has a type', () => {
  it.each([
    ['{amount} * 2', 'number'],
    ['{store} & 1', 'text'],
    ['{amount} > 1', 'yesno'],
    ['{born} + 1', 'date'],
    ['{at} + 1', 'datetime'],
    ['{at} - {born}', 'number'],
    ['{tags}', 'list'],
    ['""', 'text'],
    ['IF({paid}, {born}, "")', 'date'],
    ['IF({paid}, "", 1)', 'number'],
    ['MAX({items.day}, TODAY())', 'date'],
    ['MAX({items.price}, 1)', 'number'],
    ['SWITCH({store}, "A", 1, 2)', 'number'],
    ['DATEADD({at}, 1, "Month")', 'datetime'],
    ['COALESCE({cost}, 0)', 'number'],
  ])('%s', (formula, type) => {
    expect(verdict(formula)).toBe(type);
  });
});

describe('a problem has a place', () => {
  it.each([
    ['', ['0–0 empty']],
    ['   ', ['0–3 empty']],
    ['1 +', ['3–3 unexpectedEnd']],
    ['1 + * 2', ['4–5 unexpected']],
    ['1 2', ['2–3 unexpected']],
    ['(1 + 2', ['0–1 unclosedParenthesis']],
    ['SUM(1, 2', ['3–4 unclosedParenthesis']],
    ['1)', ['1–2 unexpected']],
    ['SUM(1,)', ['6–7 unexpected']],
    ['"abc', ['0–4 unclosedText']],
    ['1 + {amount', ['4–11 unclosedName']],
    ['{ }', ['0–3 emptyName']],
    ['1 # 2', ['2–3 unknownCharacter']],
    ['1 + 😀', ['4–6 unknownCharacter']],
    ['amount + 1', ['0–6 unknownWord']],
    ['{nope} + 1', ['0–6 unknownName']],
    ['NOPE(1)', ['0–4 unknownFunction']],
    ['ROUND()', ['0–7 tooFewArguments']],
    ['TODAY(1)', ['0–8 tooManyArguments']],
    ['ROUND(1, 2, 3)', ['0–14 tooManyArguments']],
    ['SWITCH(1, 2, 3, 4, 5, 6, 7, 8)', 'number'],
    ['IFS(TRUE, 1, TRUE, 2, 3)', 'number'],
    ['{store} + {paid}', ['0–7 wrongType', '10–16 wrongType']],
    ['-{store}', ['1–8 wrongType']],
    ['{store}%', ['0–7 wrongType']],
    ['{tags} & "x"', ['0–6 wrongType']],
    ['{tags} = {tags}', ['9–15 listCompared']],
    ['{amount} = "5"', ['11–14 mixedTypes']],
    ['{amount} < {paid}', ['11–17 mixedTypes']],
    ['1 < 2 < 3', ['8–9 mixedTypes']],
    ['IF({amount}, 1, 2)', ['3–11 wrongType']],
    ['IF({paid}, 1, "x")', ['14–17 mixedTypes']],
    ['IF({paid}, {born}, {at})', ['19–23 mixedTypes']],
    ['SUM({store})', ['4–11 wrongType']],
    ['SUM({items.name})', ['4–16 wrongType']],
    ['SUM({items.price} * 2)', ['4–17 wrongType']],
    ['MAX({items.name})', ['4–16 wrongType']],
    ['COUNTIF({amount}, 1)', ['8–16 wrongType']],
    ['COUNTIF({tags}, {tags})', ['16–22 wrongType']],
    ['LEN({tags})', ['4–10 wrongType']],
    ['{born} * 2', ['0–6 wrongType']],
    ['2 - {born}', ['4–10 wrongType']],
    ['{born} + {born}', ['0–6 wrongType', '9–15 wrongType']],
    ['DATEADD({born}, 1, "eon")', ['19–24 notOneOf']],
    ['DATEADD({amount}, 1, "day")', ['8–16 wrongType']],
    ['1e99', ['0–4 numberTooLarge']],
    ['1e9999999', ['0–9 numberTooLarge']],
    // One mistake is told once.
    ['{nope} + 1 + LEN({nope2})', ['0–6 unknownName', '17–24 unknownName']],
    ['{constructor}', ['0–13 unknownName']],
    ['CONSTRUCTOR(1)', ['0–11 unknownFunction']],
  ])('%s', (formula, expected) => {
    expect(verdict(formula)).toEqual(expected);
  });

  it('names what it wants and what it got', () => {
    expect(check('{store} + 1', SCOPE)).toEqual({
      problems: [{ from: 0, to: 7, code: 'expressions.wrongType', params: { want: 'number', got: 'text' } }],
    });
  });
});

describe('a formula with a place of its own', () => {
  it('must give what is expected there', () => {
    expect(check('{store}', SCOPE, 'number')).toEqual({
      problems: [{ from: 0, to: 7, code: 'expressions.wrongResult', params: { want: 'number', got: 'text' } }],
    });
    expect(check('{amount}', SCOPE, 'number')).toMatchObject({ type: 'number' });
    expect(check('""', SCOPE, 'date')).toMatchObject({ type: 'date' });
  });
});

describe('bounds', () => {
  it.each([
    ['length', `1${' '.repeat(LIMITS.formulaLength)}`, 'tooLong'],
    ['parentheses', `${'('.repeat(65)}1${')'.repeat(65)}`, 'tooDeep'],
    ['calls', `${'ABS('.repeat(65)}1${')'.repeat(65)}`, 'tooDeep'],
    ['signs', `${'-'.repeat(65)}1`, 'tooDeep'],
    ['chains', `1${'+1'.repeat(300)}`, 'tooDeep'],
    ['percents', `1${'%'.repeat(300)}`, 'tooDeep'],
  ])('of %s', (_, formula, code) => {
    expect(check(formula, SCOPE)).toMatchObject({ problems: [{ code: `expressions.${code}` }] });
  });

  it('leave room for honest formulas', () => {
    expect(verdict(`${'('.repeat(64)}1${')'.repeat(64)}`)).toBe('number');
    expect(verdict(`1${'+1'.repeat(250)}`)).toBe('number');
  });
});

it('tells what a formula depends on, once each', () => {
  const formula = 'IF({paid}, {amount} + {amount}, SUM({items.price}))';
  expect(check(formula, SCOPE)).toMatchObject({ dependencies: ['paid', 'amount', 'items.price'], usesClock: false });
});
