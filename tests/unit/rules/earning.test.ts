import { describe, expect, it } from 'vitest';
import { Exact } from '@/engine/kernel/exact';
import { explainJournal } from '@/engine/ledger/explain-journal';
import { sayParts } from '@/engine/ledger/say-parts';
import { clip } from '@/engine/rules/clip';
import { compileProgram } from '@/engine/rules/compile';
import { evaluate } from '@/engine/rules/evaluate';
import { type Rounding, roundTo } from '@/engine/rules/rounding';
import { translator } from '@/lib/i18n/translator';
import {
  compiled,
  FORMS,
  form,
  onlyGrant,
  outline,
  program,
  purchase,
  type RuleSketch,
  rule,
  TIERS,
  ZONE,
} from './world';

interface Case {
  readonly amount: number;
  readonly points?: number;
  readonly per?: number;
  readonly remainder?: 'share' | 'drop';
  readonly rounding?: string;
  readonly tier?: string;
  readonly scale?: number;
}

/** Points in smallest units; 0 when the rule gives nothing at all. */
function earned({
  amount,
  points = 1,
  per = 1,
  remainder = 'share',
  rounding = 'floor',
  tier,
  scale = 0,
}: Case): number {
  const effect = { type: 'earnPerAmount', points, per, field: 'amount', remainder };
  const body = program([rule({ effect, rounding, tierMultiplier: tier !== undefined })], {
    currency: { code: 'points', name: { en: 'P' }, unit: { en: 'P' }, scale },
  });
  const { items } = evaluate(compiled(body), purchase({ amount }, { member: { id: 'ann', tier: tier ?? null } }));
  return items.length ? onlyGrant(items).asked : 0;
}

describe('points per amount', () => {
  it.each<[string, Case, number]>([
    ['one per whole unit', { amount: 286 }, 286],
    ['what lies below a unit is cut', { amount: 11.77 }, 11],
    ['nothing for nothing', { amount: 0 }, 0],
    ['nothing for a negative amount', { amount: -50 }, 0],
    ['a negative amount is not rounded up to a point', { amount: -0.5, rounding: 'ceil' }, 0],
    ['less than half a point', { amount: 0.49, rounding: 'halfUp' }, 0],
    ['half a point, up', { amount: 0.5, rounding: 'halfUp' }, 1],
    ['half a point, to even', { amount: 0.5, rounding: 'halfEven' }, 0],
    ['half a point, cut', { amount: 0.5, rounding: 'floor' }, 0],
    ['half a point, raised', { amount: 0.5, rounding: 'ceil' }, 1],
    ['one and a half, up', { amount: 1.5, rounding: 'halfUp' }, 2],
    ['one and a half, to even', { amount: 1.5, rounding: 'halfEven' }, 2],
    ['two and a half, up', { amount: 2.5, rounding: 'halfUp' }, 3],
    ['two and a half, to even', { amount: 2.5, rounding: 'halfEven' }, 2],
    ['two and a half, raised', { amount: 2.5, rounding: 'ceil' }, 3],
    ['the smallest amount, raised', { amount: 0.01, rounding: 'ceil' }, 1],
    ['a step and a part of one, in proportion', { amount: 29, points: 2, per: 10 }, 5],
    ['a step and a part of one, whole steps only', { amount: 29, points: 2, per: 10, remainder: 'drop' }, 4],
    ['just below a step', { amount: 9.99, points: 5, per: 10, remainder: 'drop' }, 0],
    ['exactly a step', { amount: 10, points: 5, per: 10, remainder: 'drop' }, 5],
    [
      'the dropped part is gone before the multiplier',
      { amount: 19, points: 1, per: 10, remainder: 'drop', tier: 'black' },
      3,
    ],
    ['a shared part survives until after the multiplier', { amount: 19, points: 1, per: 10, tier: 'black' }, 5],
    ['a third times three is one', { amount: 1, points: 1, per: 3, tier: 'black' }, 1],
    ['ten thirds times three', { amount: 10, points: 1, per: 3, tier: 'black' }, 10],
    ['a tenth is a tenth', { amount: 0.3, points: 1, per: 0.1 }, 3],
    ['money that floats badly', { amount: 1.1, points: 1, per: 0.11 }, 10],
    ['tenths of a point', { amount: 11.77, scale: 1 }, 117],
    ['tenths of a point, half up', { amount: 11.75, scale: 1, rounding: 'halfUp' }, 118],
    ['a millionth of a point', { amount: 0.000001, scale: 6 }, 1],
    ['the gold multiplier', { amount: 286, tier: 'gold' }, 429],
    ['the gold multiplier on a half', { amount: 287, tier: 'gold' }, 430],
    ['a tier without extra', { amount: 286, tier: 'silver' }, 286],
    ['a tier the program does not know', { amount: 286, tier: 'lost' }, 286],
    ['a very large amount', { amount: 99_999_999_999.99 }, 99_999_999_999],
  ])('%s', (_name, given, expected) => {
    expect(earned(given)).toBe(expected);
  });

  it('refuses to give more than the ledger books at once', () => {
    expect(() => earned({ amount: 99_999_999_999, points: 1_000 })).toThrow('rules.tooManyPoints');
  });
});

describe('what a rule gives', () => {
  const asked = (sketch: RuleSketch, values: Record<string, number>) =>
    outline(evaluate(compiled(program([rule(sketch)])), purchase(values)).items);

  it.each<[string, RuleSketch, Record<string, number>, string[]]>([
    ['fixed points', { effect: { type: 'earnFixed', points: 10 } }, {}, ['spend 10']],
    ['points per cup', { effect: { type: 'earnFixed', points: 5, times: 'cups' } }, { cups: 3 }, ['spend 15']],
    ['nothing for no cups', { effect: { type: 'earnFixed', points: 5, times: 'cups' } }, { cups: 0 }, []],
    ['nothing when cups are blank', { effect: { type: 'earnFixed', points: 5, times: 'cups' } }, {}, []],
    ['nothing for minus two cups', { effect: { type: 'earnFixed', points: 5, times: 'cups' } }, { cups: -2 }, []],
    ['nothing when the amount is blank', {}, {}, []],
    ['what was paid with points is left out', {}, { amount: 100, points_paid: 30 }, ['spend 70']],
    ['an order paid with points alone', {}, { amount: 30, points_paid: 30 }, []],
    [
      'what was paid with points, when it counts',
      { effect: { type: 'earnPerAmount', points: 1, per: 1, field: 'amount', paidWithPoints: 'counts' } },
      { amount: 100, points_paid: 30 },
      ['spend 100'],
    ],
    ['a cap on the record', { perRecordCap: 50 }, { amount: 286 }, ['spend 50']],
    ['a cap on the record that is not reached', { perRecordCap: 300 }, { amount: 286 }, ['spend 286']],
  ])('%s', (_name, sketch, values, expected) => {
    expect(asked(sketch, values)).toEqual(expected);
  });

  it('tells what it wanted, who gets it, and what the order was worth', () => {
    const item = onlyGrant(
      evaluate(
        compiled(program([rule({ perRecordCap: 50, cap: { points: 80, per: 'day' } })])),
        purchase({ amount: 286.5 }),
      ).items,
    );
    expect(item).toMatchObject({
      memberId: 'ann',
      wanted: 286,
      asked: 50,
      amountTotal: 2_865_000,
      cap: { scope: 'rule:club:spend:ann:2026-03-31', per: 'day', limit: 80 },
      rule: { key: 'spend', version: 3 },
    });
  });

  it('explains every step of the arithmetic', () => {
    const sketch = { tierMultiplier: true, perRecordCap: 400, pendingDays: 7 };
    const event = purchase({ amount: 287 }, { member: { id: 'ann', tier: 'gold' } });
    const { explain } = onlyGrant(evaluate(compiled(program([rule(sketch)])), event).items);
    expect(explain).toEqual({
      ruleKey: 'spend',
      ruleTitle: { en: 'Spend' },
      programVersion: 3,
      inputs: { amount: 287, formTitle: { en: 'Order' } },
      steps: [
        { kind: 'perAmount', params: { points: 1, per: 1 } },
        { kind: 'tierMultiplier', params: { tier: TIERS[1]!.name, factor: 1.5 } },
        { kind: 'rounding', params: { mode: 'floor', from: 430.5, to: 430 } },
        { kind: 'cap', params: { per: 'transaction', left: 400, wanted: 430, given: 400 } },
        { kind: 'pending', params: { from: '2026-04-07' } },
        { kind: 'expiry', params: { through: '2027-04-07' } },
      ],
    });
  });
});

describe('what the member reads', () => {
  const reader = { locale: 'zh-CN', currency: { unit: { 'zh-CN': '分' }, scale: 0, zone: ZONE } } as const;
  const t = translator('zh-CN', ZONE);
  const order = (settings: Record<string, string>) =>
    new Map(FORMS).set(
      'purchase',
      form('purchase', '消费', { amount: { type: 'money', settings } }, { member: 'amount', amount: 'amount' }),
    );

  it.each<[string, RuleSketch, number, number, string]>([
    [
      'the cap of the day',
      { tierMultiplier: true, cap: { points: 500, per: 'day' } },
      286,
      120,
      '消费 ¥286，金卡 1.5 倍，今日上限剩 120，故得 120 分；2027年3月31日 到期。',
    ],
    [
      'full steps',
      { effect: { type: 'earnPerAmount', points: 2, per: 10, field: 'amount', remainder: 'drop' } },
      29.5,
      99,
      '消费 ¥29.50，每满 ¥10 得 2，故得 4 分；2027年3月31日 到期。',
    ],
  ])('%s', (_name, sketch, amount, left, words) => {
    const tiers = [{ ...TIERS[1]!, name: { 'zh-CN': '金卡' } }];
    const body = program([rule(sketch)], { tiers });
    const compiled = compileProgram(body, { id: 'club', version: 1, forms: order({ currency: 'CNY' }) });
    const event = purchase({ amount }, { member: { id: 'ann', tier: 'gold' } });
    const { given, item } = clip(onlyGrant(evaluate(compiled, event).items), left);
    const said = explainJournal(
      {
        kind: 'grant',
        outcome: { amount: given, expiresAt: item.expiresAt ?? undefined },
        explain: item.explain,
        reason: null,
      },
      reader,
    );
    expect(sayParts(said, (key, params) => t(key, params))).toBe(words);
  });
});

describe('a number of points becomes whole', () => {
  it.each<[Rounding, readonly number[]]>([
    // of -2.5, -0.5, 0.5, 1.5, 2.5: below zero nobody loses a point to rounding
    ['floor', [-2, 0, 0, 1, 2]],
    ['halfUp', [-2, 0, 1, 2, 3]],
    ['halfEven', [-2, 0, 0, 2, 2]],
    ['ceil', [-2, 0, 1, 2, 3]],
  ])('by %s', (mode, whole) => {
    expect([-2.5, -0.5, 0.5, 1.5, 2.5].map((value) => roundTo(new Exact(value), mode))).toEqual(whole);
  });
});
