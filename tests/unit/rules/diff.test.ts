import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/engine/kernel/text';
import { diffProgram, type RuleGround } from '@/engine/rules/diff';
import { say } from './say';
import { form, program, type RuleSketch, rules, TIERS } from './world';

const said = (sketches: readonly RuleSketch[], rest: Record<string, unknown> = {}) => program(rules(...sketches), rest);

const NOTHING_AROUND = { before: new Map(), after: new Map(), names: new Map() };

function changes(
  before: ReturnType<typeof said>,
  after: ReturnType<typeof said>,
  around: RuleGround = NOTHING_AROUND,
): string[] {
  return diffProgram(before, after, around).map((sentence) => say(sentence));
}

describe('what changed in a program', () => {
  it('is nothing when nothing changed', () => {
    expect(changes(said([{ cap: { points: 5, per: 'day' } }]), said([{ cap: { per: 'day', points: 5 } }]))).toEqual([]);
  });

  it('is told in whole the first time', () => {
    expect(diffProgram(null, said([{}, {}]), NOTHING_AROUND).map((sentence) => say(sentence))).toEqual([
      'New program “Club”: 2 rules, 3 tiers',
    ]);
  });

  it.each<[string, RuleSketch, RuleSketch, string[]]>([
    [
      'a cap',
      {},
      { cap: { points: 500, per: 'day' } },
      ['Rule “Rule 1”, most per member: from “none” to “at most 500 points per member a day”'],
    ],
    [
      'a rate',
      {},
      { effect: { type: 'earnPerAmount', points: 2, per: 1, field: 'amount' } },
      [
        'Rule “Rule 1”, effect: from “award 1 point per 1 of amount, part steps count in proportion” to “award 2 points per 1 of amount, part steps count in proportion”',
      ],
    ],
    [
      'a way',
      {},
      { effect: { type: 'earnFixed', points: 5 } },
      [
        'Rule “Rule 1”, effect: from “award 1 point per 1 of amount, part steps count in proportion” to “award 5 points”',
      ],
    ],
    ['a switch', {}, { enabled: false }, ['Rule “Rule 1” is switched off']],
    ['a switch back', { enabled: false }, {}, ['Rule “Rule 1” is switched on']],
    [
      'a validity of its own',
      {},
      { validity: { kind: 'forever' } },
      ['Rule “Rule 1”, validity: from “as the program says” to “good for ever”'],
    ],
    ['tiers', {}, { tiers: ['gold'] }, ['Rule “Rule 1”, tiers: from “none” to “Gold”']],
    [
      'two things',
      {},
      { pendingDays: 7, tierMultiplier: true },
      ['Rule “Rule 1”, tier multiplier: from “no” to “yes”', 'Rule “Rule 1”, pending days: from “0” to “7”'],
    ],
  ])('names %s of a rule', (_name, before, after, expected) => {
    expect(changes(said([before]), said([after]))).toEqual(expected);
  });

  it('names a condition in words', () => {
    const [sentence] = changes(said([{}]), said([{ when: { field: 'amount', op: 'gte', value: 100 } }]));
    expect(sentence).toMatch(/^Rule “Rule 1”, condition: from “none” to “.*amount.*100.*”$/);
  });

  it('calls forms, fields, choices and what is picked by their names, then and now', () => {
    const order = (title: string, amount: string) => {
      const body = form(
        'purchase',
        title,
        { amount: { type: 'money' }, shop: { type: 'store' } },
        { amount: 'amount' },
      );
      const named = body.fields.map((field) => (field.id === 'amount' ? { ...field, title: { en: amount } } : field));
      return new Map([['purchase', { ...body, fields: named }]]);
    };
    const around = {
      before: order('Orders', 'Paid'),
      after: new Map([...order('Orders', 'Amount paid'), ['visit', form('general', 'Visits', {}, {})]]),
      names: new Map([['u1', 'Pond']]),
    };
    const shops = (ids: readonly string[]) => ({ when: { field: 'shop', op: 'in', value: [...ids] } });
    expect(changes(said([shops(['u1'])]), said([shops(['u1', 'u2'])]), around)).toEqual([
      'Rule “Rule 1”, condition: from “shop is one of Pond” to “shop is one of Pond, u2”',
    ]);
    const two = { effect: { type: 'earnPerAmount', points: 2, per: 1, field: 'amount' } };
    expect(changes(said([{}]), said([two]), around)[0]).toMatch(/1 point per 1 of Paid.*2 points per 1 of Amount paid/);
    expect(changes(said([{}]), said([{ form: 'visit' }]), around)).toEqual([
      'Rule “Rule 1”, form: from “Orders” to “Visits”',
    ]);
  });

  it('names rules that came, went and moved', () => {
    const before = program(rules({}, {}, {}));
    const [first, second, third] = before.rules;
    expect(changes(before, { ...before, rules: [second!, first!] })).toEqual([
      'Removed rule “Rule 3”',
      'The order of the rules changed',
    ]);
    expect(changes({ ...before, rules: [first!] }, { ...before, rules: [third!, first!] })).toEqual([
      'New rule “Rule 3”',
    ]);
  });

  it('names tiers and groups', () => {
    const [silver, gold, black] = TIERS;
    expect(
      changes(said([]), said([], { tiers: [silver, { ...gold, threshold: 2000, multiplier: 2 }, black] })),
    ).toEqual(['Tier “Gold”, threshold: from “1000” to “2000”', 'Tier “Gold”, multiplier: from “1.5” to “2”']);
    const group = { key: 'g', name: { en: 'Promo' }, keep: 'first' };
    expect(changes(said([], { groups: [group] }), said([], { groups: [{ ...group, keep: 'most' }] }))).toEqual([
      'Group “Promo”: only the first that fires → only the one that gives most',
    ]);
  });

  it('names every setting of the program, in every language', () => {
    const before = said([]);
    const after = said([], {
      title: { en: 'Circle' },
      currency: { code: 'stars', name: { en: 'Stars' }, unit: { en: 'star' }, scale: 1, costPerPoint: 0.05 },
      effectiveFrom: '2025-01-01',
      validity: { kind: 'date', month: 12, day: 31, years: 1 },
      refundPolicy: 'cash',
      debtFloor: 500,
      reminderDays: [30, 7],
      tierBasis: { measure: 'earned', windowMonths: 12 },
      redemption: { instantBelow: 300, holdDays: 7 },
    });
    expect(changes(before, after)).toEqual([
      'name of the program: from “Club” to “Circle”',
      'code of the points: from “points” to “stars”',
      'name of the points: from “Points” to “Stars”',
      'unit of the points: from “pt” to “star”',
      'decimals of a point: from “0” to “1”',
      'cost of a point: from “none” to “0.05”',
      'day it takes effect: from “2026-01-01” to “2025-01-01”',
      'how long points are good: from “good for 12 months” to “good through day 31 of month 12 of the following year”',
      'when refunded points are spent: from “owe them, to be repaid from the next points” to “deduct the missing part from the refund”',
      'most points a member may owe: from “none” to “500”',
      'reminder before expiry (days): from “none” to “30, 7”',
      'what tiers are based on: from “money spent” to “points earned”',
      'period tiers count: from “a lifetime” to “the last 12 months”',
      'redemptions without approval below: from “none” to “300”',
      'days points stay held: from “14” to “7”',
    ]);
    for (const locale of LOCALES) {
      for (const sentence of diffProgram(before, after, NOTHING_AROUND))
        expect(say(sentence, locale)).not.toMatch(/[{}]/);
    }
  });
});
