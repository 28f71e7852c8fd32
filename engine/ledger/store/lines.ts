import { and, desc, eq, gt, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { ptEntry, ptJournal } from '@/drizzle/tables/ledger';
import { invariant } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { type Explain, explainSchema } from '../explain-schema';
import { JOURNAL_KINDS, type JournalKind, MEMBER_ACCOUNTS, type Outcome, outcomeSchema } from '../journal-schema';
import type { Wallet } from './wallet';

/** A journal as a statement shows it; changes of the member's accounts in smallest units. */
export interface JournalLine {
  readonly journalId: string;
  readonly kind: JournalKind;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly businessDate: string;
  readonly orgUnitId: string | null;
  readonly cause: { readonly kind: string; readonly id: string } | null;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly reason: string | null;
  readonly explain: Explain | null;
  readonly outcome: Outcome;
  readonly available: number;
  readonly pending: number;
  readonly held: number;
  readonly debt: number;
}

/** Place of a line in the order of a statement. */
export interface LinePlace {
  readonly recordedAt: number;
  readonly journalId: string;
}

export interface LineRange {
  /** First instant (UTC ms) that belongs to it. */
  readonly from?: number;
  /** First instant after it. */
  readonly to?: number;
}

/** Columns of a journal's head. */
export const headColumns = {
  id: ptJournal.id,
  kind: ptJournal.kind,
  occurredAt: ptJournal.occurredAt,
  recordedAt: ptJournal.recordedAt,
  businessDate: ptJournal.businessDate,
  orgUnitId: ptJournal.orgUnitId,
  causeKind: ptJournal.causeKind,
  causeId: ptJournal.causeId,
  actorKind: ptJournal.actorKind,
  actorId: ptJournal.actorId,
  reason: ptJournal.reason,
  explain: ptJournal.explain,
  outcome: ptJournal.outcome,
};

/** Journals of a member in one currency, the newest first. */
export async function journalLines(
  tx: Pick<Tx, 'db'>,
  wallet: Wallet,
  page: LineRange & { readonly before?: LinePlace; readonly limit: number },
): Promise<JournalLine[]> {
  const changes = Object.fromEntries(
    MEMBER_ACCOUNTS.map((kind) => [kind, changeOf(wallet.accounts[kind].id)]),
  ) as Record<(typeof MEMBER_ACCOUNTS)[number], SQL<number>>;
  const rows = await tx.db
    .select({ ...headColumns, ...changes })
    .from(ptJournal)
    .where(and(ofMember(wallet, page), page.before && older(page.before)))
    .orderBy(desc(ptJournal.recordedAt), desc(ptJournal.id))
    .limit(page.limit);
  return rows.map(lineOf);
}

/** Sum of the changes to what the member sees, over journals newer than a place and inside a range. */
export async function visibleChange(
  tx: Pick<Tx, 'db'>,
  wallet: Wallet,
  range: LineRange & { readonly newerThan?: LinePlace },
): Promise<number> {
  const accounts = [wallet.accounts.available.id, wallet.accounts.debt.id];
  const rows = await tx.db
    .select({ sum: sql<number>`coalesce(sum(${ptEntry.amount}), 0)` })
    .from(ptJournal)
    .innerJoin(ptEntry, and(eq(ptEntry.workspaceId, ptJournal.workspaceId), eq(ptEntry.journalId, ptJournal.id)))
    .where(
      and(ofMember(wallet, range), range.newerThan && newer(range.newerThan), inArray(ptEntry.accountId, accounts)),
    );
  return Number(rows[0]?.sum ?? 0);
}

function changeOf(accountId: string): SQL<number> {
  // Written by hand: a query of one table loses the names of tables in front of its columns, and the index with them.
  return sql<number>`(select coalesce(sum(e.amount), 0) from pt_entry e where e.workspace_id = pt_journal.workspace_id and e.journal_id = pt_journal.id and e.account_id = ${accountId})`;
}

function ofMember({ currency, memberId }: Wallet, { from, to }: LineRange): SQL | undefined {
  return and(
    eq(ptJournal.workspaceId, currency.workspaceId),
    eq(ptJournal.memberId, memberId),
    eq(ptJournal.currencyId, currency.id),
    from === undefined ? undefined : gte(ptJournal.recordedAt, from),
    to === undefined ? undefined : lt(ptJournal.recordedAt, to),
  );
}

function older({ recordedAt, journalId }: LinePlace): SQL | undefined {
  return or(
    lt(ptJournal.recordedAt, recordedAt),
    and(eq(ptJournal.recordedAt, recordedAt), lt(ptJournal.id, journalId)),
  );
}

function newer({ recordedAt, journalId }: LinePlace): SQL | undefined {
  return or(
    gt(ptJournal.recordedAt, recordedAt),
    and(eq(ptJournal.recordedAt, recordedAt), gt(ptJournal.id, journalId)),
  );
}

type Head = { [name in keyof typeof headColumns]: unknown };
type Row = Head & Record<(typeof MEMBER_ACCOUNTS)[number], number>;

function lineOf(row: Row): JournalLine {
  return {
    ...headOf(row),
    available: Number(row.available),
    pending: Number(row.pending),
    held: Number(row.held),
    debt: Number(row.debt),
  };
}

/** A journal without what it did to the accounts. */
export type JournalHead = Omit<JournalLine, (typeof MEMBER_ACCOUNTS)[number]>;

export function headOf(row: Head): JournalHead {
  const kind = JOURNAL_KINDS.find((one) => one === row.kind);
  invariant(kind, 'a journal has a known kind');
  return {
    journalId: String(row.id),
    kind,
    occurredAt: Number(row.occurredAt),
    recordedAt: Number(row.recordedAt),
    businessDate: String(row.businessDate),
    orgUnitId: row.orgUnitId === null ? null : String(row.orgUnitId),
    cause: row.causeKind === null ? null : { kind: String(row.causeKind), id: String(row.causeId) },
    actor: { kind: String(row.actorKind), id: String(row.actorId) },
    reason: row.reason === null ? null : String(row.reason),
    explain: row.explain === null ? null : explainSchema.parse(row.explain),
    outcome: outcomeSchema.parse(row.outcome),
  };
}
