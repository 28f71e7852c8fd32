import { and, desc, eq, inArray, type SQL } from 'drizzle-orm';
import { redemption } from '@/drizzle/tables/rewards';
import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';

export type Redemption = typeof redemption.$inferSelect;
export type RedemptionStatus = 'pending' | 'ready' | 'collected' | 'rejected' | 'cancelled';

export async function insertRedemption(tx: Tx, row: typeof redemption.$inferInsert): Promise<void> {
  await tx.db.insert(redemption).values(row);
}

export async function findRedemption(tx: Tx, workspaceId: string, recordId: string): Promise<Redemption | null> {
  const [row] = await tx.db
    .select()
    .from(redemption)
    .where(and(eq(redemption.recordId, recordId), eq(redemption.workspaceId, workspaceId)));
  return row ?? null;
}

/** Refuses `rewards.unknownRedemption`. */
export async function requireRedemption(tx: Tx, workspaceId: string, recordId: string): Promise<Redemption> {
  const found = await findRedemption(tx, workspaceId, recordId);
  if (!found) throw new Fault('not-found', 'rewards.unknownRedemption');
  return found;
}

/** The redemption that waits behind a code at the counter. */
export async function findByPickupCode(tx: Tx, workspaceId: string, code: string): Promise<Redemption | null> {
  const [row] = await tx.db
    .select()
    .from(redemption)
    .where(
      and(eq(redemption.workspaceId, workspaceId), eq(redemption.pickupCode, code), eq(redemption.status, 'ready')),
    );
  return row ?? null;
}

export async function redemptionsOf(
  tx: Tx,
  member: { readonly workspaceId: string; readonly memberId: string; readonly reach?: SQL },
  limit: number,
): Promise<Redemption[]> {
  return tx.db
    .select()
    .from(redemption)
    .where(and(eq(redemption.workspaceId, member.workspaceId), eq(redemption.memberId, member.memberId), member.reach))
    .orderBy(desc(redemption.createdAt))
    .limit(limit);
}

/** Moves a redemption on, if it is still where the caller saw it; says so by its answer. */
export async function moveRedemption(
  tx: Tx,
  which: { readonly recordId: string; readonly from: readonly RedemptionStatus[] },
  change: Partial<Redemption> & { readonly status: RedemptionStatus },
): Promise<boolean> {
  const rows = await tx.db
    .update(redemption)
    .set(change)
    .where(and(eq(redemption.recordId, which.recordId), inArray(redemption.status, [...which.from])))
    .returning({ id: redemption.recordId });
  return rows.length === 1;
}
