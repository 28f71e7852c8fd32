import { and, eq, sql } from 'drizzle-orm';
import { ptHold, ptJournal } from '@/drizzle/tables/ledger';
import type { Tx } from '@/lib/db/types';
import { headColumns, headOf, type JournalHead } from './lines';
import type { WalletName } from './wallet';

export interface OpenHold {
  readonly id: string;
  readonly amount: number;
  readonly deadlineAt: number | null;
  /** Why the points are set aside. */
  readonly journal: JournalHead;
}

/** Is anything of the member set aside, in whichever currency? */
export async function hasOpenHolds(
  tx: Pick<Tx, 'db'>,
  who: { readonly workspaceId: string; readonly memberId: string },
): Promise<boolean> {
  const found = await tx.db
    .select({ id: ptHold.id })
    .from(ptHold)
    .where(
      and(eq(ptHold.workspaceId, who.workspaceId), sql`${ptHold.status} = 'open'`, eq(ptHold.memberId, who.memberId)),
    )
    .limit(1);
  return found.length > 0;
}

/** Points of a member that are set aside and not decided on yet, the oldest first. */
export async function openHolds(tx: Pick<Tx, 'db'>, { currency, memberId }: WalletName): Promise<OpenHold[]> {
  const rows = await tx.db
    .select({ holdId: ptHold.id, amount: ptHold.amount, deadlineAt: ptHold.deadlineAt, ...headColumns })
    .from(ptHold)
    .innerJoin(ptJournal, eq(ptJournal.id, ptHold.journalId))
    .where(
      and(
        eq(ptHold.workspaceId, currency.workspaceId),
        // Written like the condition of the index on open holds.
        sql`${ptHold.status} = 'open'`,
        eq(ptHold.memberId, memberId),
        eq(ptHold.currencyId, currency.id),
      ),
    )
    .orderBy(ptHold.id);
  return rows.map(({ holdId, amount, deadlineAt, ...head }) => ({
    id: holdId,
    amount: Number(amount),
    deadlineAt: deadlineAt === null ? null : Number(deadlineAt),
    journal: headOf(head),
  }));
}
