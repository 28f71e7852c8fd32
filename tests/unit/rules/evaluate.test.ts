import { describe, expect, it } from 'vitest';
import type { Json } from '@/engine/kernel/json';
import { evaluate } from '@/engine/rules/evaluate';
import type { RewardFacts, RuleEvent, Skip } from '@/engine/rules/plan';
import { compiled, outline, program, purchase, type RuleSketch, rules } from './world';

const fixed = (points: number, rest: RuleSketch = {}): RuleSketch => ({
  effect: { type: 'earnFixed', points },
  ...rest,
});

function judge(
  sketches: readonly RuleSketch[],
  event: RuleEvent = purchase({ amount: 100 }),
  rest: Record<string, unknown> = {},
) {
  const skipped: Skip[] = [];
  const { items } = evaluate(compiled(program(rules(...sketches), rest)), event, skipped);
  return { given: outline(items), skipped: skipped.map(({ rule: { key }, reason }) => `${key} ${reason}`) };
}

describe('which rules are asked', () => {
  it('those of the form and event, switched on', () => {
    const { given } = judge([
      fixed(1),
      fixed(2, { form: 'check_in' }),
      fixed(3, { event: 'flowFinished' }),
      fixed(4, { enabled: false }),
      fixed(5, { form: 'no_such_form' }),
    ]);
    expect(given).toEqual(['r1 1']);
  });

  it('higher priorities first, equal ones as they stand in the list', () => {
    expect(judge([fixed(1), fixed(2, { priority: 5 }), fixed(3, { priority: -1 }), fixed(4)]).given).toEqual([
      'r2 2',
      'r1 1',
      'r4 4',
      'r3 3',
    ]);
  });

  it('none after one that stops, if that one gives', () => {
    expect(judge([fixed(1, { stop: true }), fixed(2)])).toEqual({ given: ['r1 1'], skipped: ['r2 stopped'] });
    expect(judge([fixed(1, { stop: true, tiers: ['gold'] }), fixed(2)])).toEqual({
      given: ['r2 2'],
      skipped: ['r1 tier'],
    });
    const perCup = { effect: { type: 'earnFixed', points: 1, times: 'cups' }, stop: true };
    expect(judge([perCup, fixed(2)])).toEqual({ given: ['r2 2'], skipped: ['r1 nothing'] });
  });

  it('only for the tiers they name', () => {
    const gold = purchase({ amount: 1 }, { member: { id: 'ann', tier: 'gold' } });
    expect(judge([fixed(1, { tiers: ['gold', 'black'] }), fixed(2, { tiers: ['silver'] })], gold)).toEqual({
      given: ['r1 1'],
      skipped: ['r2 tier'],
    });
  });

  it('only while they are on', () => {
    expect(
      judge([fixed(1, { schedule: { to: '2026-03-30' } }), fixed(2, { schedule: { from: '2026-03-31' } })]),
    ).toEqual({
      given: ['r2 2'],
      skipped: ['r1 schedule'],
    });
  });

  it('none that gives to a member when there is none', () => {
    expect(judge([fixed(1)], purchase({ amount: 1 }, { member: null }))).toEqual({ given: [], skipped: ['r1 member'] });
  });
});

describe('conditions', () => {
  const big = { field: 'amount', op: 'gte', value: 100 };

  it.each<[string, Json, Record<string, Json>, boolean]>([
    ['on a field', big, { amount: 100 }, true],
    ['on a field that is too small', big, { amount: 99.99 }, false],
    [
      'nested',
      {
        all: [
          big,
          {
            any: [
              { field: 'note', op: 'eq', value: 'vip' },
              { field: 'cups', op: 'gt', value: 2 },
            ],
          },
        ],
      },
      { amount: 100, cups: 3 },
      true,
    ],
    [
      'nested, unmet',
      {
        all: [
          big,
          {
            any: [
              { field: 'note', op: 'eq', value: 'vip' },
              { field: 'cups', op: 'gt', value: 2 },
            ],
          },
        ],
      },
      { amount: 100, cups: 2 },
      false,
    ],
    ['on none of them', { none: [big] }, { amount: 100 }, false],
    ['on the member’s tier', { field: 'member.tier', op: 'in', value: ['gold'] }, { amount: 1 }, true],
    ['on when the member joined', { field: 'member.joinedAt', op: 'lt', value: '2026-01-01' }, { amount: 1 }, true],
    [
      'on a member field, which stays an id',
      { field: 'member', op: 'eq', value: 'ann' },
      { amount: 1, member: 'ann' },
      true,
    ],
    ['on the record', { field: 'record.store', op: 'eq', value: 'store-1' }, { amount: 1 }, true],
  ])('%s', (_name, when, values, fires) => {
    const event = purchase(values, {
      member: { id: 'ann', tier: 'gold', joinedAt: '2025-06-01T00:00:00.000Z' },
      record: { store: 'store-1', door: 'api' },
    });
    expect(judge([fixed(1, { when })], event)).toEqual(
      fires ? { given: ['r1 1'], skipped: [] } : { given: [], skipped: ['r1 condition'] },
    );
  });
});

describe('groups', () => {
  const inGroup = (points: number, rest: RuleSketch = {}) => fixed(points, { stackGroup: 'promo', ...rest });
  const groups = (keep: string) => ({ groups: [{ key: 'promo', name: { en: 'Promotions' }, keep }] });
  const list = [inGroup(5), inGroup(9), inGroup(2), fixed(1)];

  it.each([
    ['first', ['r1 5', 'r4 1'], ['r2 group', 'r3 group']],
    ['most', ['r2 9', 'r4 1'], ['r1 group', 'r3 group']],
    ['least', ['r3 2', 'r4 1'], ['r1 group', 'r2 group']],
  ])('keep the %s', (keep, given, skipped) => {
    expect(judge(list, undefined, groups(keep))).toEqual({ given, skipped });
  });

  it('count only rules that give, and compare what the record may bring', () => {
    const capped = inGroup(50, { perRecordCap: 3 });
    expect(judge([capped, inGroup(9)], undefined, groups('most')).given).toEqual(['r2 9']);
    expect(judge([inGroup(50, { tiers: ['gold'] }), inGroup(9)], undefined, groups('first')).given).toEqual(['r2 9']);
  });

  it('leave the first of equals', () => {
    expect(judge([inGroup(9), inGroup(9)], undefined, groups('most')).given).toEqual(['r1 9']);
    expect(judge([inGroup(9), inGroup(9)], undefined, groups('least')).given).toEqual(['r1 9']);
  });
});

describe('refunds', () => {
  const refund = (values: Record<string, Json>, effect: RuleSketch) =>
    judge([{ form: 'refund', effect: { type: 'reverse', order: 'sale', ...effect } }], {
      ...purchase(values),
      form: 'refund',
      member: null,
    }).given;

  it.each<[string, Record<string, Json>, RuleSketch, string[]]>([
    ['a share of the order', { sale: 'order-1', amount: 50 }, { amount: 'amount' }, ['reverse order-1 500000']],
    ['a share with pennies', { sale: 'order-1', amount: 0.01 }, { amount: 'amount' }, ['reverse order-1 100']],
    ['the whole order', { sale: 'order-1', amount: 50 }, {}, ['reverse order-1 all']],
    ['an order picked from a list', { sale: ['order-1'] }, {}, ['reverse order-1 all']],
    ['no order', { amount: 50 }, { amount: 'amount' }, []],
    ['a refund of nothing', { sale: 'order-1', amount: 0 }, { amount: 'amount' }, []],
    ['a refund without an amount', { sale: 'order-1' }, { amount: 'amount' }, []],
    ['a negative refund', { sale: 'order-1', amount: -5 }, { amount: 'amount' }, []],
  ])('%s', (_name, values, effect, expected) => {
    expect(refund(values, effect)).toEqual(expected);
  });
});

describe('redemptions', () => {
  const rewards = new Map<string, RewardFacts>([
    ['cup', { id: 'cup', title: 'Cup', cost: 150 }],
    ['free', { id: 'free', title: 'Sticker', cost: 0 }],
  ]);
  const redeem = { form: 'redemption', effect: { type: 'redeem', reward: 'reward', quantity: 'quantity' } };
  const event = (values: Record<string, Json>): RuleEvent => ({ ...purchase(values), form: 'redemption', rewards });
  const redeemed = (values: Record<string, Json>, instantBelow: number | null = null) =>
    judge([redeem], event(values), { redemption: { instantBelow, holdDays: 14 } }).given;

  it('hold the cost and reserve the stock', () => {
    expect(redeemed({ reward: 'cup', quantity: 2 })).toEqual(['hold 300', 'reserve cup 2']);
  });

  it('are instant below the value the builder set, and not at it', () => {
    expect(redeemed({ reward: 'cup', quantity: 2 }, 301)).toEqual(['hold 300 now', 'reserve cup 2 now']);
    expect(redeemed({ reward: 'cup', quantity: 2 }, 300)).toEqual(['hold 300', 'reserve cup 2']);
  });

  it('of a free reward hold nothing', () => {
    expect(redeemed({ reward: 'free', quantity: 1 })).toEqual(['reserve free 1']);
  });

  it('keep the hold through the last of its days', () => {
    const { items } = evaluate(compiled(program(rules(redeem))), event({ reward: 'cup', quantity: 1 }));
    expect(items[0]).toMatchObject({
      deadlineAt: Date.parse('2026-04-14T16:00:00Z'),
      explain: { inputs: { rewardTitle: 'Cup', formTitle: { en: 'Redemption' } } },
    });
  });

  it.each<[string, Record<string, Json>, string]>([
    ['without a reward', { quantity: 1 }, 'rules.rewardMissing'],
    ['of a reward nobody knows', { reward: 'ghost', quantity: 1 }, 'rules.rewardUnknown'],
    ['of half a cup', { reward: 'cup', quantity: 0.5 }, 'rules.quantityInvalid'],
    ['of a cup and a half', { reward: 'cup', quantity: 1.5 }, 'rules.quantityInvalid'],
    ['of no cup', { reward: 'cup', quantity: 0 }, 'rules.quantityInvalid'],
    ['of minus one cup', { reward: 'cup', quantity: -1 }, 'rules.quantityInvalid'],
    ['of a blank number of cups', { reward: 'cup' }, 'rules.quantityInvalid'],
    ['of more cups than points exist', { reward: 'cup', quantity: 99_999_999_999 }, 'rules.tooManyPoints'],
  ])('refuse one %s', (_name, values, code) => {
    expect(() => redeemed(values)).toThrow(code);
  });
});
