import { describe, expect, it } from 'vitest';
import { allocate, usable } from '@/engine/ledger/allocate';
import { accountChanges, applyMoves } from '@/engine/ledger/apply-moves';
import { emptyLot, type Lot, type LotBuckets, type Move } from '@/engine/ledger/lot';
import { planReturn } from '@/engine/ledger/return-plan';
import { nextDue, nextDueAt } from '@/engine/ledger/settle-plan';
import { takeBack } from '@/engine/ledger/take-back';

function lot(
  id: string,
  buckets: Partial<LotBuckets>,
  dates: Partial<Pick<Lot, 'activatesAt' | 'expiresAt'>> = {},
): Lot {
  const granted = Object.values(buckets).reduce((sum, amount) => sum + amount, 0);
  const empty = emptyLot({ id, granted, activatesAt: null, expiresAt: null, sourceId: null, parentId: null });
  return { ...empty, ...buckets, ...dates };
}

const told = (moves: readonly Move[]) => moves.map((move) => `${move.lot.id} ${move.from}>${move.to} ${move.amount}`);

describe('allocating', () => {
  const lots = [
    lot('never', { available: 10 }),
    lot('late', { available: 10 }, { expiresAt: 900 }),
    lot('soon', { available: 10, held: 5 }, { expiresAt: 100 }),
    lot('twin', { available: 10 }, { expiresAt: 100 }),
    lot('waiting', { pending: 50 }, { expiresAt: 50 }),
  ];

  it.each([
    [5, ['soon available>redeemed 5']],
    [25, ['soon available>redeemed 10', 'twin available>redeemed 10', 'late available>redeemed 5']],
    [
      99,
      [
        'soon available>redeemed 10',
        'twin available>redeemed 10',
        'late available>redeemed 10',
        'never available>redeemed 10',
      ],
    ],
  ])('%i points takes the soonest expiry first', (amount, expected) => {
    expect(told(allocate(lots, amount, 'redeemed'))).toEqual(expected);
  });
});

describe('points that become usable', () => {
  it.each([
    [10, 0, ['a pending>available 10'], 0],
    [10, 4, ['a pending>repaid 4', 'a pending>available 6'], 4],
    [10, 10, ['a pending>repaid 10'], 10],
    [10, 99, ['a pending>repaid 10'], 10],
  ])('%i with %i owed', (amount, owed, expected, repaid) => {
    const plan = usable(lot('a', { pending: amount }), 'pending', amount, owed);
    expect([told(plan.moves), plan.repaid]).toEqual([expected, repaid]);
  });
});

describe('taking back', () => {
  const own = [lot('own', { pending: 5, available: 10, expired: 3 })];
  const others = [
    lot('other late', { available: 7 }, { expiresAt: 900 }),
    lot('other soon', { available: 7, pending: 9 }, { expiresAt: 100 }),
  ];
  const facts = { own, others, policy: 'debt', debtRoom: 20 } as const;

  it.each([
    [5, ['own pending>reversed 5'], [5, 0, 0, 0]],
    [17, ['own pending>reversed 5', 'own available>reversed 10', 'own expired>reversed 2'], [17, 0, 0, 0]],
    [
      60,
      [
        'own pending>reversed 5',
        'own available>reversed 10',
        'own expired>reversed 3',
        'other soon available>reversed 7',
        'other late available>reversed 7',
      ],
      [32, 20, 8, 0],
    ],
  ])('%i points', (amount, expected, parts) => {
    const { moves, reversed, debt, forgiven, cash } = takeBack({ ...facts, amount });
    expect([told(moves), [reversed, debt, forgiven, cash]]).toEqual([expected, parts]);
  });

  it.each([
    ['debt', 5, [0, 5, 5, 0]],
    ['debt', 50, [0, 10, 0, 0]],
    ['forgive', 50, [0, 0, 10, 0]],
    ['cash', 50, [0, 0, 0, 10]],
  ] as const)('what is spent follows the policy: %s with room for %i', (policy, debtRoom, parts) => {
    const { reversed, debt, forgiven, cash } = takeBack({ own: [], others: [], amount: 10, policy, debtRoom });
    expect([reversed, debt, forgiven, cash]).toEqual(parts);
  });
});

describe('what is due', () => {
  function settled(lots: Lot[], now: number, owed = 0): string[] {
    const said: string[] = [];
    let debt = owed;
    for (let step = nextDue(lots, { owed: debt, now }); step; step = nextDue(lots, { owed: debt, now })) {
      said.push(`${step.at} ${step.kind} ${step.amount}${step.repaid ? ` repaid ${step.repaid}` : ''}`);
      debt -= step.repaid;
      applyMoves(step.moves);
    }
    return said;
  }

  it('comes in the order of time, activation before expiry', () => {
    const lots = () => [
      lot('a', { pending: 10 }, { activatesAt: 20, expiresAt: 40 }),
      lot('b', { available: 5 }, { expiresAt: 30 }),
      lot('c', { pending: 7 }, { activatesAt: 40 }),
      lot('d', { available: 3, held: 4 }, { expiresAt: 30 }),
      lot('e', { pending: 2 }, { activatesAt: 50, expiresAt: 45 }),
    ];
    expect(settled(lots(), 19)).toEqual([]);
    expect(settled(lots(), 30)).toEqual(['20 activate 10', '30 expire 8']);
    expect(settled(lots(), 99)).toEqual([
      '20 activate 10',
      '30 expire 8',
      '40 activate 7',
      '40 expire 10',
      '50 activate 2',
      '45 expire 2',
    ]);
    expect(settled(lots(), 99, 12)).toEqual([
      '20 activate 10 repaid 10',
      '30 expire 8',
      '40 activate 7 repaid 2',
      '50 activate 2',
      '45 expire 2',
    ]);
  });

  it('can be asked step by step', () => {
    const lots = [
      lot('a', { pending: 10 }, { activatesAt: 20, expiresAt: 40 }),
      lot('b', { available: 5 }, { expiresAt: 10 }),
    ];
    expect(nextDue(lots, { owed: 0, now: 99, steps: ['activate'] })?.at).toBe(20);
    expect(nextDue(lots, { owed: 0, now: 99, steps: ['expire'] })?.at).toBe(10);
    expect(nextDueAt(lots)).toBe(10);
    expect(nextDueAt([lot('c', { held: 5 }, { expiresAt: 10 }), lot('d', { available: 5 })])).toBeNull();
  });
});

describe('giving back', () => {
  const spent = () => [
    { lot: lot('first', { redeemed: 10 }, { expiresAt: 100 }), amount: 10 },
    { lot: lot('second', { redeemed: 10 }), amount: 10 },
  ];
  const facts = { owed: 0, graceEnd: 777, newLotId: () => 'new' };

  it.each([
    [5, 50, 0, ['second redeemed>available 5'], 0],
    [15, 50, 0, ['second redeemed>available 10', 'first redeemed>available 5'], 0],
    [15, 100, 0, ['second redeemed>available 10', 'first redeemed>moved 5', 'new granted>available 5'], 5],
    [
      15,
      100,
      12,
      ['second redeemed>repaid 10', 'first redeemed>moved 5', 'new granted>repaid 2', 'new granted>available 3'],
      5,
    ],
  ])('%i points at %i with %i owed', (amount, now, owed, expected, renewed) => {
    const plan = planReturn(spent(), { ...facts, amount, now, owed });
    expect([told(plan.moves), plan.renewed]).toEqual([expected, renewed]);
    expect(plan.opened.map((one) => [one.granted, one.expiresAt, one.parentId])).toEqual(
      renewed ? [[5, 777, 'first']] : [],
    );
  });
});

describe('moves', () => {
  it('change the accounts of the same names', () => {
    const a = lot('a', { pending: 10, available: 10, held: 10 });
    const moves: Move[] = [
      { lot: a, from: 'granted', to: 'pending', amount: 7 },
      { lot: a, from: 'pending', to: 'repaid', amount: 3 },
      { lot: a, from: 'available', to: 'held', amount: 2 },
      { lot: a, from: 'held', to: 'redeemed', amount: 5 },
      { lot: a, from: 'redeemed', to: 'moved', amount: 1 },
    ];
    expect(accountChanges(moves, 3)).toEqual({ pending: 4, available: -2, held: -3, debt: 3 });
    applyMoves(moves);
    expect(a).toMatchObject({ pending: 14, available: 8, held: 7, redeemed: 4, repaid: 3, moved: 1 });
  });
});
