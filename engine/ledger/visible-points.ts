import { and, eq, inArray } from 'drizzle-orm';
import { ptAccount } from '@/drizzle/tables/ledger';
import type { Tx } from '@/lib/db/types';
import { balance } from './balance';
import type { Currency } from './currency';

/** What each of the members sees now: available less debt, in smallest units. Those who never had points are left out. */
export async function visiblePoints(
  tx: Pick<Tx, 'db' | 'dialect' | 'execute' | 'now'>,
  currency: Currency,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (memberIds.length === 0) return new Map();
  const rows = await tx.db
    .select({ memberId: ptAccount.memberId, balance: ptAccount.balance, due: ptAccount.nextDueAt })
    .from(ptAccount)
    .where(
      and(
        eq(ptAccount.workspaceId, currency.workspaceId),
        eq(ptAccount.currencyId, currency.id),
        inArray(ptAccount.memberId, [...memberIds]),
        inArray(ptAccount.kind, ['available', 'debt']),
      ),
    );
  const seen = new Map<string, number>();
  const stale = new Set<string>();
  for (const row of rows) {
    seen.set(row.memberId, (seen.get(row.memberId) ?? 0) + Number(row.balance));
    if (row.due !== null && row.due <= tx.now) stale.add(row.memberId);
  }
  // Something is due and not posted yet: only the lots can tell.
  for (const memberId of stale) seen.set(memberId, (await balance(tx, { currency, memberId })).visible);
  return seen;
}
