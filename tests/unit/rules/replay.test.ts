import { describe, expect, it } from 'vitest';
import type { RuleEvent } from '@/engine/rules/plan';
import { createReplay, replayCost } from '@/engine/rules/replay';
import { workedExample } from '@/engine/rules/worked-example';
import { compiled, FORMS, NOON, outline, program, purchase, type RuleSketch, rule, rules, ZONE } from './world';

const DAY = 86_400_000;
const REFUND = { key: 'refund', form: 'refund', effect: { type: 'reverse', order: 'sale', amount: 'amount' } };

function order(member: string, amount: number, rest: Partial<RuleEvent> = {}): RuleEvent {
  return purchase({ amount }, { member: { id: member, tier: null }, recordId: `${member}-${amount}`, ...rest });
}

function refund(recordId: string, amount: number): RuleEvent {
  return {
    ...purchase({ sale: recordId, amount }),
    form: 'refund',
    recordId: `refund-${recordId}-${amount}`,
    member: null,
  };
}

function replay(draft: RuleSketch[], live: RuleSketch[] | null, events: readonly RuleEvent[]) {
  const run = createReplay(compiled(program(rules(...draft))), live && compiled(program(rules(...live))));
  for (const event of events) run.add(event);
  return run.report();
}

describe('replaying the past', () => {
  const double = { effect: { type: 'earnPerAmount', points: 2, per: 1, field: 'amount' } };

  it('compares a draft with what is in force', () => {
    const report = replay([double], [{}], [order('ann', 10), order('ben', 5), order('ann', 1), order('cat', 0)]);
    expect(report).toEqual({
      events: 4,
      draft: { points: 32, members: 2 },
      live: { points: 16, members: 2 },
      top: [
        { memberId: 'ann', draft: 22, live: 11 },
        { memberId: 'ben', draft: 10, live: 5 },
      ],
      changed: {
        more: 2,
        less: 0,
        largest: [
          { memberId: 'ann', draft: 22, live: 11 },
          { memberId: 'ben', draft: 10, live: 5 },
        ],
      },
    });
  });

  it('knows who would lose', () => {
    const { changed, draft } = replay(
      [{ when: { field: 'amount', op: 'gte', value: 10 } }],
      [{}],
      [order('ann', 10), order('ben', 5)],
    );
    expect([changed.more, changed.less, changed.largest[0]?.memberId, draft]).toEqual([
      0,
      1,
      'ben',
      { points: 10, members: 1 },
    ]);
  });

  it('counts caps as it goes', () => {
    const daily = { cap: { points: 12, per: 'day' } };
    const events = [order('ann', 10), order('ann', 5), order('ben', 5), order('ann', 4, { occurredAt: NOON + DAY })];
    expect(replay([daily], null, events)).toMatchObject({ draft: { points: 21, members: 2 }, live: null });
  });

  it.each<[string, readonly RuleEvent[], number]>([
    ['half an order', [order('ann', 101), refund('ann-101', 50.5)], 50],
    [
      'an order in three parts, exactly',
      [order('ann', 100), refund('ann-100', 33.33), refund('ann-100', 33.33), refund('ann-100', 33.34)],
      0,
    ],
    ['more than an order', [order('ann', 100), refund('ann-100', 70), refund('ann-100', 70)], 0],
    ['an order nobody made', [order('ann', 100), refund('ghost', 70)], 100],
  ])('takes back %s', (_name, events, points) => {
    expect(replay([{}, REFUND], null, events).draft.points).toBe(points);
  });

  it('names only the ten largest', () => {
    const events = Array.from({ length: 15 }, (_, at) => order(`m${String(at).padStart(2, '0')}`, 10 + at));
    const { top, draft } = replay([{}], null, events);
    expect([top.length, top[0]?.memberId, top[9]?.memberId, draft.members]).toEqual([10, 'm14', 'm05', 15]);
  });

  it('costs money to the cent', () => {
    expect(replayCost(12_340, { scale: 0, costPerPoint: 0.05 })).toBe(617);
    expect(replayCost(7, { scale: 1, costPerPoint: 0.1 })).toBe(0.07);
  });

  it('goes on after an event that is refused', () => {
    const redeem = { form: 'redemption', effect: { type: 'redeem', reward: 'reward' } };
    const refused = { ...order('ann', 1), form: 'redemption' };
    expect(replay([{}, redeem], null, [refused, order('ann', 10)]).draft.points).toBe(10);
  });
});

describe('a worked example', () => {
  const sample = { values: { amount: 286 }, member: { id: 'you', tier: 'gold' }, occurredAt: NOON, timeZone: ZONE };
  const ground = { program: program(rules({ priority: 9, stop: true })), forms: FORMS };
  const generous = rule({ tierMultiplier: true, cap: { points: 500, per: 'day' } });

  it('is computed as the rule will be, on its own', () => {
    expect(workedExample(generous, ground, sample)).toMatchObject({
      gives: 'points',
      points: 429,
      item: { wanted: 429 },
    });
  });

  it('shows what a cap leaves', () => {
    const example = workedExample(generous, ground, { ...sample, taken: 380 });
    expect(example).toMatchObject({
      points: 120,
      item: { explain: { steps: expect.arrayContaining([expect.objectContaining({ kind: 'cap' })]) } },
    });
  });

  it('says why there is nothing', () => {
    expect(workedExample(rule({ tiers: ['black'] }), ground, sample)).toEqual({ gives: 'nothing', because: 'tier' });
    expect(workedExample(rule({ enabled: false }), ground, sample)).toMatchObject({ gives: 'points', points: 286 });
  });

  it('of a refund shows what is taken back', () => {
    const example = workedExample(rule(REFUND), ground, { ...sample, values: { sale: 'order-1', amount: 50 } });
    expect(example.gives === 'other' && outline(example.items)).toEqual(['reverse order-1 500000']);
  });
});
