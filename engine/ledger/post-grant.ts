import type { Tx } from '@/lib/db/types';
import { usable } from './allocate';
import type { Posted } from './journal-schema';
import { emptyLot } from './lot';
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

/** Posts one new lot from issuance, or from adjustments when it is one. */
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
  const waits = opened.activatesAt !== null && opened.activatesAt > tx.now;
  const { moves, repaid } = waits
    ? { moves: [{ lot: opened, from: 'granted', to: 'pending', amount } as const], repaid: 0 }
    : usable(opened, 'granted', amount, owedIn(wallet));
  // What is undefined is not stored.
  const outcome = {
    amount,
    lotId: opened.id,
    pending: waits ? amount : undefined,
    activatesAt: waits ? (opened.activatesAt ?? undefined) : undefined,
    expiresAt: opened.expiresAt ?? undefined,
    repaid: repaid || undefined,
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
    house: input.kind === 'adjust' ? { adjust: -amount } : { issuance: -amount },
    outcome,
    sourceId,
    reversesId: input.reversesId,
  });
  return { journalId, replayed: false, ...outcome };
}
