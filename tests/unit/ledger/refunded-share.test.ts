import { describe, expect, it } from 'vitest';
import { lastTaken } from '@/engine/ledger/give-back';
import { planSource, refundedShare, refundShares, type SourceState, takenBack } from '@/engine/ledger/refunded-share';

describe('the refunded share', () => {
  // Columns: points, refunded, total; what is taken back.
  it.each([
    [10, 0, 300, 0],
    [10, 100, 300, 3],
    [10, 200, 300, 7],
    [10, 300, 300, 10],
    [10, 400, 300, 10],
    [10, 15, 100, 2], // a half goes up
    [10, 14, 100, 1],
    [1, 49, 100, 0],
    [1, 50, 100, 1],
    [7, 1, 0, 7], // an unknown total: any refund is a full one
    [7, 0, 0, 0],
    [1_000_000_000_000, 333_333_333_333_333, 1_000_000_000_000_000, 333_333_333_333], // beyond the range of numbers
    [999_999_999_999, 1, 3, 333_333_333_333],
  ])('of %i points, %i of %i, is %i', (points, refunded, total, share) => {
    expect(refundedShare(points, refunded, total)).toBe(share);
  });

  it('closes exactly, however the refunds are cut', () => {
    for (const points of [1, 3, 7, 10, 999]) {
      for (const total of [1, 3, 7, 100, 299]) {
        let taken = 0;
        for (let refunded = 1; refunded <= total; refunded++) {
          const target = refundedShare(points, refunded, total);
          expect(target).toBeGreaterThanOrEqual(taken);
          taken = target;
        }
        expect(taken).toBe(points);
      }
    }
  });
});

describe('the shares of several refunds', () => {
  it('add up to what all of them take, in the order in which they came', () => {
    const grants = [{ granted: 12, corrected: 2, amountTotal: 300 }];
    const refunds = ['a', 'b', 'c'].map((part) => ({ part, amountRefunded: 100 }));
    expect([...refundShares(grants, refunds)]).toEqual([
      ['a', 3],
      ['b', 4],
      ['c', 3],
    ]);
  });
});

describe('bringing a source where it should be', () => {
  const none: SourceState = { granted: 0, corrected: 0, reversed: 0, debt: 0, forgiven: 0, cash: 0 };
  const of = (change: Partial<SourceState>) => ({ ...none, ...change });

  // Columns: state, points it should be worth, refunded of total, debt; to grant, to take back, to let off, to give back.
  it.each([
    ['first grant', none, 100, 0, 1000, 0, [100, 0, 0, 0]],
    ['refund', of({ granted: 100 }), 100, 400, 1000, 0, [0, 40, 0, 0]],
    ['second refund', of({ granted: 100, reversed: 40 }), 100, 1000, 1000, 0, [0, 60, 0, 0]],
    ['nothing new', of({ granted: 100, reversed: 30, debt: 10 }), 100, 400, 1000, 10, [0, 0, 0, 0]],
    ['worth less', of({ granted: 100 }), 80, 0, 800, 0, [0, 20, 0, 0]],
    ['worth more', of({ granted: 100 }), 120, 0, 1200, 0, [20, 0, 0, 0]],
    ['gone', of({ granted: 100, reversed: 40 }), 0, 400, 1000, 0, [0, 60, 0, 0]],
    ['back again', of({ granted: 100, corrected: 100, reversed: 100 }), 100, 0, 1000, 0, [0, 0, 0, 100]],
    ['back, forgiven', of({ granted: 100, corrected: 100, reversed: 40, forgiven: 60 }), 100, 0, 1, 0, [0, 0, 60, 40]],
    ['back, for money', of({ granted: 100, corrected: 100, cash: 100 }), 100, 0, 1, 0, [0, 0, 100, 0]],
    ['back, still owed', of({ granted: 100, corrected: 100, reversed: 40, debt: 60 }), 100, 0, 1, 60, [60, 0, 0, 40]],
    ['back, paid since', of({ granted: 100, corrected: 100, reversed: 40, debt: 60 }), 100, 0, 1, 0, [60, 0, 0, 40]],
    ['refunded, back', of({ granted: 100, corrected: 100, forgiven: 100 }), 100, 1, 1, 0, [0, 0, 0, 0]],
    ['worth less after a refund of half', of({ granted: 100, reversed: 50 }), 80, 500, 1000, 0, [0, 10, 0, 0]],
    ['worth more after a refund of half', of({ granted: 100, reversed: 50 }), 1000, 5000, 10_000, 0, [900, 450, 0, 0]],
    ['the total was higher after all', of({ granted: 100, reversed: 50 }), 100, 500, 2000, 0, [0, 0, 0, 25]],
    ['cash counts as taken', of({ granted: 100, cash: 40 }), 100, 1000, 1000, 0, [0, 60, 0, 0]],
    ['a refund is gone', of({ granted: 100, reversed: 100 }), 100, 400, 1000, 0, [0, 0, 0, 60]],
    ['let off first', of({ granted: 100, reversed: 50, forgiven: 50 }), 100, 400, 1000, 0, [0, 0, 50, 10]],
    ['money too', of({ granted: 100, cash: 30, forgiven: 10 }), 100, 0, 1000, 0, [0, 0, 40, 0]],
  ] as const)('%s', (_, state, net, refunded, total, owed, expected) => {
    const plan = planSource(state, { net, refunded, total, owed });
    expect([plan.grant, plan.takeBack, plan.spared, plan.giveBack]).toEqual(expected);
    // The law: what is taken back is what was corrected away and the refunded share of the rest.
    const taken = takenBack(state) + plan.takeBack - plan.spared - plan.giveBack;
    expect(taken).toBe(plan.corrected + refundedShare(net, refunded, total));
    expect(plan.granted - plan.corrected).toBe(net);
    expect(plan.corrected).toBeGreaterThanOrEqual(0);
  });
});

describe('giving back', () => {
  it('starts with what was taken last, and knows what has gone back already', () => {
    const took = (lotId: string, from: 'available' | 'expired', amount: number) =>
      ({ journalId: 'j', lotId, from, to: 'reversed', amount }) as const;
    const gave = (lotId: string, amount: number) =>
      ({ journalId: 'k', lotId, from: 'reversed', to: 'available', amount }) as const;
    const moved = [took('own', 'available', 40), took('own', 'expired', 5), took('other', 'available', 20)];
    expect(lastTaken(moved, 22).map(({ lotId, from, amount }) => [lotId, from, amount])).toEqual([
      ['other', 'available', 20],
      ['own', 'expired', 2],
    ]);
    const later = [...moved, gave('other', 15), took('third', 'available', 1)];
    expect(lastTaken(later, 12).map(({ lotId, amount }) => [lotId, amount])).toEqual([
      ['third', 1],
      ['other', 5],
      ['own', 5],
      ['own', 1],
    ]);
  });
});
