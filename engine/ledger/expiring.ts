import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { ptLot } from '@/drizzle/tables/ledger';
import type { Tx } from '@/lib/db/types';
import { dayBefore } from './balance';
import type { Currency } from './currency';

export interface Expiring {
  readonly memberId: string;
  readonly expiresAt: number;
  /** Last day the points are good. */
  readonly goodThrough: string;
  readonly amount: number;
}

/**
 * Usable points that expire after `from` and before `to` (UTC ms), one row for each member and expiry, by member: for reminders.
 * Pass the last row as `after` for the next page.
 */
export async function expiringBetween(
  tx: Pick<Tx, 'db'>,
  range: {
    readonly currency: Currency;
    readonly from: number;
    readonly to: number;
    readonly after?: Pick<Expiring, 'memberId' | 'expiresAt'>;
    readonly limit: number;
  },
): Promise<Expiring[]> {
  const { currency, after } = range;
  const rows = await tx.db
    .select({ memberId: ptLot.memberId, expiresAt: ptLot.expiresAt, amount: sql<number>`sum(${ptLot.available})` })
    .from(ptLot)
    .where(
      and(
        eq(ptLot.workspaceId, currency.workspaceId),
        eq(ptLot.currencyId, currency.id),
        // Written like the condition of the index `pt_lot_open`, so that closed lots are not even looked at.
        sql`${ptLot.pending} + ${ptLot.available} + ${ptLot.held} > 0`,
        gt(ptLot.available, 0),
        gt(ptLot.expiresAt, range.from),
        lt(ptLot.expiresAt, range.to),
        after && sql`(${ptLot.memberId}, ${ptLot.expiresAt}) > (${after.memberId}, ${after.expiresAt})`,
      ),
    )
    .groupBy(ptLot.memberId, ptLot.expiresAt)
    .orderBy(ptLot.memberId, ptLot.expiresAt)
    .limit(range.limit);
  return rows.map(({ memberId, expiresAt, amount }) => {
    const at = Number(expiresAt);
    return { memberId, expiresAt: at, goodThrough: dayBefore(at, currency.zone), amount: Number(amount) };
  });
}
