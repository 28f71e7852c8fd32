import { describe, expect, it } from 'vitest';
import { worstCases } from '@/engine/rules/worst-case';
import { FORMS, form, program, type RuleSketch, rules } from './world';

describe('the worst case of an event', () => {
  const bounded = new Map(FORMS).set(
    'purchase',
    form(
      'purchase',
      'Order',
      { member: { type: 'member' }, amount: { type: 'money', settings: { max: 1000 } } },
      { member: 'member', amount: 'amount' },
    ),
  );
  const worst = (sketches: readonly RuleSketch[], rest: Record<string, unknown> = {}, forms = bounded) =>
    worstCases(program(rules(...sketches), rest), forms).map(({ points, cost, unbounded }) => [
      points,
      cost,
      unbounded.join(),
    ]);

  it.each<[string, RuleSketch[], number | null]>([
    ['the largest amount', [{}], 1000],
    ['with the largest multiplier', [{ tierMultiplier: true }], 3000],
    ['with the largest multiplier it is for', [{ tierMultiplier: true, tiers: ['silver', 'gold'] }], 1500],
    ['cut by the cap of the record', [{ tierMultiplier: true, perRecordCap: 800 }], 800],
    ['cut by the cap of the day', [{ cap: { points: 500, per: 'day' } }], 500],
    ['all rules together', [{}, { effect: { type: 'earnFixed', points: 10 } }], 1010],
    [
      'of a group only the largest',
      [
        { stackGroup: 'g', effect: { type: 'earnFixed', points: 10 } },
        { stackGroup: 'g', effect: { type: 'earnFixed', points: 25 } },
      ],
      25,
    ],
    [
      'rounded as the rule rounds',
      [{ effect: { type: 'earnPerAmount', points: 1, per: 3, field: 'amount' }, rounding: 'ceil' }],
      334,
    ],
  ])('%s', (_name, sketches, points) => {
    expect(worst(sketches)).toEqual([[points, null, '']]);
  });

  it('costs money, and may have no end', () => {
    const currency = { code: 'p', name: { en: 'P' }, unit: { en: 'p' }, costPerPoint: 0.05 };
    expect(worst([{}], { currency })).toEqual([[1000, 50, '']]);
    expect(worst([{}, { effect: { type: 'earnFixed', points: 10 } }], { currency }, new Map(FORMS))).toEqual([
      [null, null, 'r1'],
    ]);
  });
});
