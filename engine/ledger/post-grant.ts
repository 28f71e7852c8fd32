import type { Tx } from '@/lib/db/types';
import { usable } from './allocate';
import type { Posted } from './journal-schema';
import { emptyLot, type Lot, type Move } from './lot';
import { type Circumstances, post } from './post';
import { owedIn, type Wallet } from './store/wallet';

/** When the points of a new lot are good; instants in UTC ms. */
export interface Goodness {
  /** Not usable before; usable at once when left out or past. */
  readonly activatesAt?: number | null;
  /** First instant at which they are no longer good; left out, they never expire. */
  readonly expiresAt?: number | null;
}

export interface NewLot {
  readonly goodness: Goodness;
  readonly circumstances: Circumstances;
  readonly kind: 'grant' | 'correct' | 'adjust';
  readonly amount: number;
  readonly journalId: string;
  readonly key: string | null;
  readonly hash: string;
  readonly sourceId?: string;
  readonly reversesId?: string;
}

/**
 * Posts one new lot from issuance, or from adjustments when it is one. Points that arrive after their expiry were never usable: they
 * expire in the same journal and pay off nothing.
 */
export async function postGrant(tx: Tx, wallet: Wallet, input: NewLot): Promise<Posted> {
  const { amount, journalId, sourceId, goodness } = input;
  const opened = emptyLot({
    id: tx.newId(),
    granted: amount,
    activatesAt: goodness.activatesAt ?? null,
    expiresAt: goodness.expiresAt ?? null,
    sourceId: sourceId ?? null,
    parentId: null,
  });
  const { moves, repaid, expired, pending } = arrival(opened, owedIn(wallet), tx.now);
  // What is undefined is not stored.
  const outcome = {
    amount,
    lotId: opened.id,
    pending: pending || undefined,
    activatesAt: pending ? (opened.activatesAt ?? undefined) : undefined,
    expiresAt: opened.expiresAt ?? undefined,
    repaid: repaid || undefined,
    expired: expired || undefined,
  };
  await post(tx, wallet, {
    circumstances: input.circumstances,
    kind: input.kind,
    journalId,
    key: input.key,
    hash: input.hash,
    moves,
    opened: [opened],
    debt: repaid,
    house: input.kind === 'adjust' ? { adjust: -amount, expired } : { issuance: -amount, expired },
    outcome,
    sourceId,
    reversesId: input.reversesId,
  });
  return { journalId, replayed: false, ...outcome };
}

/** Where the points of a new lot go at once. */
function arrival(
  lot: Lot,
  owed: number,
  now: number,
): { moves: Move[]; repaid: number; expired: number; pending: number } {
  const { granted: amount, activatesAt, expiresAt } = lot;
  if (expiresAt !== null && expiresAt <= now) {
    return { moves: [{ lot, from: 'granted', to: 'expired', amount }], repaid: 0, expired: amount, pending: 0 };
  }
  if (activatesAt !== null && activatesAt > now) {
    return { moves: [{ lot, from: 'granted', to: 'pending', amount }], repaid: 0, expired: 0, pending: amount };
  }
  const { moves, repaid } = usable(lot, 'granted', amount, owed);
  return { moves, repaid, expired: 0, pending: 0 };
}
