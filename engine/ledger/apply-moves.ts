import type { Move } from './lot';

/** Carries moves out on the lots in memory; the caller owns these lots. */
export function applyMoves(moves: readonly Move[]): void {
  for (const { lot, from, to, amount } of moves) {
    if (from !== 'granted') lot[from] -= amount;
    lot[to] += amount;
  }
}

/** Changes of a member's accounts. */
export interface AccountChanges {
  available: number;
  pending: number;
  held: number;
  debt: number;
}

/** What moves do to the member's accounts of the same names, beside a change of the debt. */
export function accountChanges(moves: readonly Move[], debt: number): AccountChanges {
  const changes = { available: 0, pending: 0, held: 0, debt };
  for (const { from, to, amount } of moves) {
    if (from === 'available' || from === 'pending' || from === 'held') changes[from] -= amount;
    if (to === 'available' || to === 'pending' || to === 'held') changes[to] += amount;
  }
  return changes;
}
