import { invariant } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { usable } from './allocate';
import type { Posted } from './journal-schema';
import type { Lot, Move } from './lot';
import { requestHash } from './once';
import { type Circumstances, post } from './post';
import { journalsReversing, type MovedPoints, movesOf } from './store/journals';
import { lotsById } from './store/lots';
import { owedIn, type Wallet } from './store/wallet';

/** Points that were taken back from a lot and have not gone back to it. */
export type TakenPart = Pick<MovedPoints, 'lotId' | 'from' | 'amount'>;

export interface GiveBack {
  /** The grant they came from. */
  readonly source: { readonly id: string; readonly journalId: string | null };
  readonly circumstances: Circumstances;
  readonly amount: number;
}

/**
 * Gives points that were taken back to the lots they were taken from, the last taken first: where a lot has expired by now they
 * expire, where it is not usable yet they wait again, and what the member owes is paid off first.
 */
export async function postGiveBack(
  tx: Tx,
  wallet: Wallet,
  { source, circumstances, amount }: GiveBack,
): Promise<Posted> {
  const { workspaceId } = wallet.currency;
  invariant(source.journalId, 'a grant names its journal');
  const journals = await journalsReversing(tx, workspaceId, source.journalId);
  const moved = await movesOf(
    tx,
    workspaceId,
    journals.map(({ id }) => id),
  );
  const parts = lastTaken(moved, amount);
  const lots = await lotsById(tx, workspaceId, [...new Set(parts.map(({ lotId }) => lotId))]);
  const moves: Move[] = [];
  let repaid = 0;
  for (const part of parts) {
    const lot = lots.get(part.lotId);
    invariant(lot, 'what was taken names its lot');
    const owed = owedIn(wallet) - repaid;
    const back = placeBack(lot, part.amount, { owed, now: tx.now });
    moves.push(...back);
    repaid += sum(back, 'repaid');
  }
  const [expired, pending] = [sum(moves, 'expired'), sum(moves, 'pending')];
  const outcome = {
    amount,
    restored: amount,
    repaid: repaid || undefined,
    expired: expired || undefined,
    pending: pending || undefined,
  };
  const journalId = await post(tx, wallet, {
    circumstances,
    kind: 'correct',
    key: null,
    hash: requestHash('give back', source.id, amount),
    moves,
    debt: repaid,
    house: { issuance: -amount, expired },
    outcome,
    sourceId: source.id,
    reversesId: source.journalId,
  });
  return { journalId, replayed: false, ...outcome };
}

/** The last `amount` points that moves took and did not give back, the last first. */
export function lastTaken(moved: readonly MovedPoints[], amount: number): TakenPart[] {
  const taken: TakenPart[] = [];
  for (const { lotId, from, to, amount: points } of moved) {
    if (to === 'reversed') taken.push({ lotId, from, amount: points });
    if (from === 'reversed') pop(taken, points);
  }
  return pop(taken, amount);
}

function pop(taken: TakenPart[], amount: number): TakenPart[] {
  const parts: TakenPart[] = [];
  for (let left = amount; left > 0; ) {
    const last = taken.pop();
    invariant(last, 'no more goes back than was taken');
    const back = Math.min(last.amount, left);
    left -= back;
    parts.push({ ...last, amount: back });
    if (back < last.amount) taken.push({ ...last, amount: last.amount - back });
  }
  return parts;
}

function placeBack(lot: Lot, amount: number, { owed, now }: { readonly owed: number; readonly now: number }): Move[] {
  if (lot.expiresAt !== null && lot.expiresAt <= now) return [{ lot, from: 'reversed', to: 'expired', amount }];
  if (lot.activatesAt !== null && lot.activatesAt > now) return [{ lot, from: 'reversed', to: 'pending', amount }];
  return usable(lot, 'reversed', amount, owed).moves;
}

function sum(moves: readonly Move[], to: Move['to']): number {
  return moves.reduce((total, move) => total + (move.to === to ? move.amount : 0), 0);
}
