import { and, desc, eq, gte, lt, lte, type SQL, sql } from 'drizzle-orm';
import { ptJournal } from '@/drizzle/tables/ledger';
import type { Tx } from '@/lib/db/types';
import type { Currency } from '../currency';
import type { JournalKind } from '../journal-schema';
import { headColumns, headOf, type JournalHead } from './lines';

/** A journal in the list of all members' journals. */
export interface CompanyLine extends JournalHead {
  readonly memberId: string;
  /** Change of what the member sees: available less debt. */
  readonly change: number;
}

export interface CompanyLines {
  readonly currency: Currency;
  /** What the reader may see. */
  readonly reach: SQL | undefined;
  readonly kind?: JournalKind;
  readonly memberId?: string;
  /** First and last business day, `YYYY-MM-DD`. */
  readonly from?: string;
  readonly to?: string;
  /** Id of the last journal of the page before: ids grow with time. */
  readonly before?: string;
  readonly limit: number;
}

// Written by hand: a query of one table loses the names of tables in front of its columns.
const change = sql<number>`(select coalesce(sum(e.amount), 0) from pt_entry e
  join pt_account a on a.id = e.account_id
  where e.workspace_id = pt_journal.workspace_id and e.journal_id = pt_journal.id
    and a.member_id = pt_journal.member_id and a.kind in ('available', 'debt'))`;

/** Journals of every member in one currency, the newest first. */
export async function companyLines(tx: Pick<Tx, 'db'>, asked: CompanyLines): Promise<CompanyLine[]> {
  const { currency, kind, memberId, from, to, before } = asked;
  const rows = await tx.db
    .select({ ...headColumns, memberId: ptJournal.memberId, change })
    .from(ptJournal)
    .where(
      and(
        eq(ptJournal.workspaceId, currency.workspaceId),
        eq(ptJournal.currencyId, currency.id),
        asked.reach,
        kind && eq(ptJournal.kind, kind),
        memberId === undefined ? undefined : eq(ptJournal.memberId, memberId),
        from === undefined ? undefined : gte(ptJournal.businessDate, from),
        to === undefined ? undefined : lte(ptJournal.businessDate, to),
        before === undefined ? undefined : lt(ptJournal.id, before),
      ),
    )
    .orderBy(desc(ptJournal.id))
    .limit(asked.limit);
  return rows.map(({ memberId: of, change: by, ...head }) => ({ ...headOf(head), memberId: of, change: Number(by) }));
}
