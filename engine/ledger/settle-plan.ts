import { usable } from './allocate';
import { dueAt, type Lot, type Move, soonest } from './lot';

export const SETTLE_STEPS = ['activate', 'expire'] as const;
export type SettleStep = (typeof SETTLE_STEPS)[number];

/** Everything that becomes due at one instant in one way: one journal. */
export interface DueStep {
  readonly kind: SettleStep;
  /** The instant it was due (UTC ms), which may lie before now. */
  readonly at: number;
  readonly moves: readonly Move[];
  readonly amount: number;
  /** Part that paid off debt. */
  readonly repaid: number;
}

/**
 * The next thing that is due among a member's lots, or null. In order of time; what activates and what expires at one instant, in
 * this order. Ask again after the moves have been made: what has activated may be due to expire.
 */
export function nextDue(
  lots: readonly Lot[],
  wallet: { readonly owed: number; readonly now: number; readonly steps?: readonly SettleStep[] },
): DueStep | null {
  const steps = wallet.steps ?? SETTLE_STEPS;
  const activates = steps.includes('activate') ? soonestOf(lots, activation) : null;
  const expires = steps.includes('expire') ? soonestOf(lots, expiry) : null;
  const at = soonest(activates, expires);
  if (at === null || at > wallet.now) return null;
  return activates === at ? activateAt(lots, at, wallet.owed) : expireAt(lots, at);
}

/** When a member's lots need settling next; null when never. */
export function nextDueAt(lots: readonly Lot[]): number | null {
  return soonestOf(lots, dueAt);
}

function activation(lot: Lot): number | null {
  return lot.pending > 0 ? lot.activatesAt : null;
}

function expiry(lot: Lot): number | null {
  return lot.available > 0 ? lot.expiresAt : null;
}

function soonestOf(lots: readonly Lot[], when: (lot: Lot) => number | null): number | null {
  return lots.reduce<number | null>((earliest, lot) => soonest(earliest, when(lot)), null);
}

function activateAt(lots: readonly Lot[], at: number, owed: number): DueStep {
  const moves: Move[] = [];
  let repaid = 0;
  for (const lot of lots.filter((candidate) => activation(candidate) === at)) {
    const part = usable(lot, 'pending', lot.pending, owed - repaid);
    moves.push(...part.moves);
    repaid += part.repaid;
  }
  return { kind: 'activate', at, moves, amount: total(moves), repaid };
}

function expireAt(lots: readonly Lot[], at: number): DueStep {
  const moves = lots
    .filter((lot) => expiry(lot) === at)
    .map((lot): Move => ({ lot, from: 'available', to: 'expired', amount: lot.available }));
  return { kind: 'expire', at, moves, amount: total(moves), repaid: 0 };
}

function total(moves: readonly Move[]): number {
  return moves.reduce((sum, move) => sum + move.amount, 0);
}
