import { and, eq, gt } from 'drizzle-orm';
import { ptJournal } from '@/drizzle/tables/ledger';
import type { Tx } from '@/lib/db/types';

/** Opening balances that one import brought, and what took them back, by id. */
export async function journalsCausedBy(
  tx: Pick<Tx, 'db'>,
  asked: {
    readonly workspaceId: string;
    readonly currencyId: string;
    readonly cause: { readonly kind: string; readonly id: string };
    readonly after: string;
    readonly limit: number;
  },
) {
  return tx.db
    .select({
      id: ptJournal.id,
      memberId: ptJournal.memberId,
      orgUnitId: ptJournal.orgUnitId,
      reversesId: ptJournal.reversesId,
    })
    .from(ptJournal)
    .where(
      and(
        eq(ptJournal.workspaceId, asked.workspaceId),
        eq(ptJournal.currencyId, asked.currencyId),
        eq(ptJournal.kind, 'import'),
        eq(ptJournal.causeKind, asked.cause.kind),
        eq(ptJournal.causeId, asked.cause.id),
        gt(ptJournal.id, asked.after),
      ),
    )
    .orderBy(ptJournal.id)
    .limit(asked.limit);
}
