import { and, eq, inArray, sql } from 'drizzle-orm';
import { ptEntry, ptJournal, ptLotMove } from '@/drizzle/tables/ledger';
import { invariant } from '@/engine/kernel/fault';
import { insertRows } from '@/lib/db/insert-rows';
import type { Tx } from '@/lib/db/types';
import { type Explain, explainSchema } from '../explain-schema';
import { JOURNAL_KINDS, type JournalKind, type Outcome, outcomeSchema } from '../journal-schema';
import { BUCKETS, type Bucket, type Move } from '../lot';

const insertJournals = insertRows(ptJournal, 'skip');
const insertEntries = insertRows(ptEntry);
const insertMoves = insertRows(ptLotMove);

/** Writes the head of a journal; false when its key is taken. */
export async function writeJournal(tx: Tx, row: typeof ptJournal.$inferInsert): Promise<boolean> {
  return (await insertJournals(tx, [row])) === 1;
}

interface JournalName {
  readonly workspaceId: string;
  readonly journalId: string;
}

export interface NewEntry {
  readonly accountId: string;
  readonly amount: number;
}

/** At least two entries, and all moves of the journal. */
export async function writePostings(
  tx: Tx,
  { workspaceId, journalId }: JournalName,
  { entries, moves }: { readonly entries: readonly NewEntry[]; readonly moves: readonly Move[] },
): Promise<void> {
  await insertEntries(
    tx,
    entries.map(({ accountId, amount }, seq) => ({ workspaceId, journalId, seq, accountId, amount })),
  );
  // A forgiven refund moves no points of any lot.
  if (moves.length === 0) return;
  await insertMoves(
    tx,
    moves.map(({ lot, from, to, amount }, seq) => ({
      workspaceId,
      journalId,
      seq,
      lotId: lot.id,
      fromBucket: from,
      toBucket: to,
      amount,
    })),
  );
}

/** What of an earlier journal the ledger acts on again. */
export interface EarlierJournal {
  readonly id: string;
  readonly kind: JournalKind;
  readonly currencyId: string;
  readonly memberId: string;
  readonly reqHash: string;
  readonly outcome: Outcome;
  readonly explain: Explain | null;
}

const columns = {
  id: ptJournal.id,
  kind: ptJournal.kind,
  currencyId: ptJournal.currencyId,
  memberId: ptJournal.memberId,
  reqHash: ptJournal.reqHash,
  outcome: ptJournal.outcome,
  explain: ptJournal.explain,
};

function earlier(row: { [name in keyof typeof columns]: unknown }): EarlierJournal {
  const kind = JOURNAL_KINDS.find((one) => one === row.kind);
  invariant(kind, 'a journal has a known kind');
  return {
    ...(row as Omit<EarlierJournal, 'kind' | 'outcome' | 'explain'>),
    kind,
    outcome: outcomeSchema.parse(row.outcome),
    explain: row.explain === null ? null : explainSchema.parse(row.explain),
  };
}

export async function journalByKey(
  tx: Pick<Tx, 'db'>,
  workspaceId: string,
  key: string,
): Promise<EarlierJournal | null> {
  const rows = await tx.db
    .select(columns)
    .from(ptJournal)
    // Both conditions are named, so that the partial index on keys serves the look-up.
    .where(
      and(eq(ptJournal.workspaceId, workspaceId), eq(ptJournal.idemKey, key), sql`${ptJournal.idemKey} is not null`),
    );
  return rows[0] ? earlier(rows[0]) : null;
}

export async function journalById(tx: Pick<Tx, 'db'>, workspaceId: string, id: string): Promise<EarlierJournal | null> {
  const rows = await tx.db
    .select(columns)
    .from(ptJournal)
    .where(and(eq(ptJournal.workspaceId, workspaceId), eq(ptJournal.id, id)));
  return rows[0] ? earlier(rows[0]) : null;
}

/** Org units that journals were booked for; null for those of no unit. */
export async function unitsOfJournals(
  tx: Pick<Tx, 'db'>,
  workspaceId: string,
  ids: readonly string[],
): Promise<(string | null)[]> {
  if (ids.length === 0) return [];
  const rows = await tx.db
    .selectDistinct({ orgUnitId: ptJournal.orgUnitId })
    .from(ptJournal)
    .where(and(eq(ptJournal.workspaceId, workspaceId), inArray(ptJournal.id, [...ids])));
  return rows.map((row) => row.orgUnitId);
}

/** Journals that undo part of another one. */
export async function journalsReversing(
  tx: Pick<Tx, 'db'>,
  workspaceId: string,
  id: string,
): Promise<EarlierJournal[]> {
  const rows = await tx.db
    .select(columns)
    .from(ptJournal)
    .where(
      and(
        eq(ptJournal.workspaceId, workspaceId),
        eq(ptJournal.reversesId, id),
        sql`${ptJournal.reversesId} is not null`,
      ),
    )
    .orderBy(ptJournal.id);
  return rows.map(earlier);
}

/** Points that journals moved from one bucket of a lot to another, in the order they were moved. */
export interface MovedPoints {
  readonly journalId: string;
  readonly lotId: string;
  readonly from: Bucket | 'granted';
  readonly to: Bucket;
  readonly amount: number;
}

export async function movesOf(
  tx: Pick<Tx, 'db'>,
  workspaceId: string,
  journalIds: readonly string[],
): Promise<MovedPoints[]> {
  if (journalIds.length === 0) return [];
  const rows = await tx.db
    .select()
    .from(ptLotMove)
    .where(and(eq(ptLotMove.workspaceId, workspaceId), inArray(ptLotMove.journalId, [...journalIds])))
    .orderBy(ptLotMove.journalId, ptLotMove.seq);
  return rows.map(({ journalId, lotId, fromBucket, toBucket, amount }) => ({
    journalId,
    lotId,
    from: bucketOf(fromBucket) ?? 'granted',
    to: bucketOf(toBucket) ?? 'moved',
    amount,
  }));
}

function bucketOf(text: string): Bucket | undefined {
  return BUCKETS.find((bucket) => bucket === text);
}
