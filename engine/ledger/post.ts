import type { Actor } from '@/engine/kernel/actor';
import { businessDayAt } from '@/engine/kernel/business-day';
import { Fault, invariant } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import type { Tx } from '@/lib/db/types';
import { type AccountChanges, accountChanges, applyMoves } from './apply-moves';
import { houseAccount } from './currency';
import type { Explain } from './explain-schema';
import { HOUSE_ACCOUNTS, type HouseAccount, type JournalKind, MEMBER_ACCOUNTS, type Outcome } from './journal-schema';
import { dueAt, type Lot, type Move, soonest } from './lot';
import { type NewEntry, writeJournal, writePostings } from './store/journals';
import { changeLots, writeLots } from './store/lots';
import { assertRoom, changeBalances, type Wallet } from './store/wallet';

/** Who caused a journal, when and why; the same for every operation. */
export interface Circumstances {
  readonly actor: Pick<Actor, 'kind' | 'id'>;
  /** When it happened (UTC ms); now when left out. */
  readonly occurredAt?: number;
  /** Day it counts for, `YYYY-MM-DD`; the day it happened on in the currency's zone when left out. */
  readonly businessDate?: string;
  readonly orgUnitId?: string | null;
  /** What made it happen: `{kind: 'record', id}`, a case, an import. */
  readonly cause?: { readonly kind: string; readonly id: string };
  readonly reason?: string;
  readonly explain?: Explain;
}

/** One journal to be written: everything about it is known before the first row is. */
export interface Posting {
  readonly circumstances: Circumstances;
  readonly kind: JournalKind;
  /** Given when other rows name the journal already. */
  readonly journalId?: string;
  /** Idempotency key within the company; null where something else makes the journal unique. */
  readonly key: string | null;
  readonly hash: string;
  readonly moves: readonly Move[];
  /** Lots this journal opens; the moves fill them. */
  readonly opened?: readonly Lot[];
  /** Change of the debt account; below zero when the member owes more. */
  readonly debt?: number;
  readonly house: { readonly [kind in HouseAccount]?: number };
  readonly outcome: Outcome;
  readonly sourceId?: string;
  readonly reversesId?: string;
  readonly holdId?: string;
  /** When the wallet needs settling next, from a caller that knows all lots; else worked out from the lots that moved. */
  readonly nextDueAt?: number | null;
}

/** The journal's key was used before; nothing of the journal has been written. */
export class KeyTaken extends Error {}

/**
 * Writes one balanced journal: head, entries, allocations, lots and balances. The entries of the member's accounts follow from the
 * moves, so that the two cannot disagree. Answers the journal's id. Throws `KeyTaken`, refuses `ledger.tooMuch`.
 */
export async function post(tx: Tx, wallet: Wallet, posting: Posting): Promise<string> {
  const { workspaceId } = wallet.currency;
  const journalId = posting.journalId ?? tx.newId();
  const changes = accountChanges(posting.moves, posting.debt ?? 0);
  const entries = entriesOf(wallet, changes, posting.house);
  // Nothing is refused once the head is written: a caller who goes on after a refusal must find nothing half done.
  assertRoom(wallet, changes);
  const opened = posting.opened ?? [];
  const written = await writeJournal(tx, journalRow(tx, wallet, { journalId, posting }));
  if (!written) throw new KeyTaken(posting.key ?? journalId);
  applyMoves(posting.moves);
  await changeBalances(tx, wallet, { changes, nextDueAt: dueAfter(wallet, posting) });
  if (opened.length) await writeLots(tx, { currency: wallet.currency, memberId: wallet.memberId, journalId }, opened);
  const known = opened.length ? posting.moves.filter((move) => !opened.includes(move.lot)) : posting.moves;
  if (known.length) await changeLots(tx, known);
  await writePostings(tx, { workspaceId, journalId }, { entries, moves: posting.moves });
  return journalId;
}

function entriesOf(wallet: Wallet, changes: AccountChanges, house: Posting['house']): NewEntry[] {
  const entries: NewEntry[] = [];
  let sum = 0;
  for (const kind of MEMBER_ACCOUNTS) {
    const amount = changes[kind];
    if (amount === 0) continue;
    sum += amount;
    entries.push({ accountId: wallet.accounts[kind].id, amount });
  }
  for (const kind of HOUSE_ACCOUNTS) {
    const amount = house[kind];
    if (!amount) continue;
    sum += amount;
    entries.push({ accountId: houseAccount(wallet.currency.id, kind), amount });
  }
  invariant(sum === 0 && entries.length > 1, 'a journal is balanced and moves something');
  return entries;
}

function dueAfter(wallet: Wallet, posting: Posting): number | null {
  if (posting.nextDueAt !== undefined) return posting.nextDueAt;
  return posting.moves.reduce((due, move) => soonest(due, dueAt(move.lot)), wallet.nextDueAt);
}

function journalRow(
  tx: Tx,
  wallet: Wallet,
  { journalId, posting }: { readonly journalId: string; readonly posting: Posting },
) {
  const { circumstances } = posting;
  const { actor, cause, explain } = circumstances;
  const occurredAt = circumstances.occurredAt ?? tx.now;
  return {
    id: journalId,
    workspaceId: wallet.currency.workspaceId,
    currencyId: wallet.currency.id,
    memberId: wallet.memberId,
    orgUnitId: circumstances.orgUnitId ?? null,
    kind: posting.kind,
    idemKey: posting.key,
    reqHash: posting.hash,
    sourceId: posting.sourceId ?? null,
    reversesId: posting.reversesId ?? null,
    holdId: posting.holdId ?? null,
    causeKind: cause?.kind ?? null,
    causeId: cause?.id ?? null,
    ruleKey: explain?.ruleKey ?? null,
    programVersion: explain?.programVersion ?? null,
    occurredAt,
    recordedAt: tx.now,
    businessDate: circumstances.businessDate ?? businessDayAt(occurredAt, wallet.currency.zone).date,
    actorKind: actor.kind,
    actorId: actor.id,
    reason: circumstances.reason ?? null,
    explain: explain ?? null,
    outcome: posting.outcome,
  };
}

/** Amounts are whole numbers above zero and not absurd. Refuses `ledger.badAmount`. */
export function assertAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > LIMITS.pointsPerEntry) {
    throw new Fault('invalid', 'ledger.badAmount', { maximum: LIMITS.pointsPerEntry });
  }
}
