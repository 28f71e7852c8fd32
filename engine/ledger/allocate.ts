import { bySoonestExpiry, type Lot, type Move } from './lot';

/**
 * Picks usable points for an amount, soonest expiry first. Answers fewer when there are not enough; the caller compares.
 */
export function allocate(lots: readonly Lot[], amount: number, to: 'redeemed' | 'held' | 'adjusted'): Move[] {
  const moves: Move[] = [];
  let left = amount;
  for (const lot of [...lots].sort(bySoonestExpiry)) {
    if (left === 0) break;
    const taken = Math.min(lot.available, left);
    if (taken === 0) continue;
    moves.push({ lot, from: 'available', to, amount: taken });
    left -= taken;
  }
  return moves;
}

/** Points that become usable pay off what the member owes first. */
export function usable(lot: Lot, from: Move['from'], amount: number, owed: number): { moves: Move[]; repaid: number } {
  const repaid = Math.min(amount, owed);
  const moves: Move[] = [];
  if (repaid > 0) moves.push({ lot, from, to: 'repaid', amount: repaid });
  if (amount > repaid) moves.push({ lot, from, to: 'available', amount: amount - repaid });
  return { moves, repaid };
}
