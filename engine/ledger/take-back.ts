import { bySoonestExpiry, type Lot, type Move } from './lot';

export const NEGATIVE_POLICIES = ['debt', 'forgive', 'cash'] as const;
export type NegativePolicy = (typeof NEGATIVE_POLICIES)[number];

export interface TakeBackFacts {
  /** The source's own lots, closed ones too. */
  readonly own: readonly Lot[];
  /** The member's other open lots. */
  readonly others: readonly Lot[];
  readonly amount: number;
  readonly policy: NegativePolicy;
  /** How much deeper into debt the member may go. */
  readonly debtRoom: number;
}

/** How an amount is taken back; the four parts add up to it. */
export interface TakeBack {
  readonly moves: readonly Move[];
  readonly reversed: number;
  readonly debt: number;
  readonly forgiven: number;
  readonly cash: number;
}

/**
 * Takes back the source's own points first: those not usable yet, then usable ones, then what has expired unused, which costs the
 * member nothing again. Then the member's other points, soonest expiry first. What is already spent follows the policy: debt down to
 * the floor and forgiven beyond it, forgiven, or paid in money.
 */
export function takeBack({ own, others, amount, policy, debtRoom }: TakeBackFacts): TakeBack {
  const moves: Move[] = [];
  let left = amount;
  const take = (lots: readonly Lot[], from: 'pending' | 'available' | 'expired') => {
    for (const lot of [...lots].sort(bySoonestExpiry)) {
      const taken = Math.min(lot[from], left);
      if (taken === 0) continue;
      moves.push({ lot, from, to: 'reversed', amount: taken });
      left -= taken;
    }
  };
  take(own, 'pending');
  take(own, 'available');
  take(own, 'expired');
  take(others, 'available');
  const debt = policy === 'debt' ? Math.min(left, debtRoom) : 0;
  const cash = policy === 'cash' ? left : 0;
  return { moves, reversed: amount - left, debt, cash, forgiven: left - debt - cash };
}
