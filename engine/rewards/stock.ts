import { and, eq, sql } from 'drizzle-orm';
import { rewardStock } from '@/drizzle/tables/rewards';
import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';

export interface StockRequest {
  readonly workspaceId: string;
  readonly rewardId: string;
  readonly quantity: number;
}

/** Makes the stock what the reward's record says; never less than what has been promised and given out. */
export async function setStock(
  tx: Tx,
  reward: { readonly workspaceId: string; readonly rewardId: string; readonly stock: number | null },
): Promise<void> {
  const row = { ...reward, reserved: 0, redeemed: 0 };
  await tx.db.insert(rewardStock).values(row).onConflictDoNothing();
  const enough =
    reward.stock === null ? sql`1 = 1` : sql`${rewardStock.reserved} + ${rewardStock.redeemed} <= ${reward.stock}`;
  const changed = await tx.db
    .update(rewardStock)
    .set({ stock: reward.stock })
    .where(and(eq(rewardStock.rewardId, reward.rewardId), enough))
    .returning({ id: rewardStock.rewardId });
  if (changed.length === 1) return;
  const [used] = await tx.db.select().from(rewardStock).where(eq(rewardStock.rewardId, reward.rewardId));
  const promised = (used?.reserved ?? 0) + (used?.redeemed ?? 0);
  throw new Fault('refused', 'rewards.stockBelowPromised', { promised }, [
    { path: '/stock', code: 'rewards.stockBelowPromised', params: { promised } },
  ]);
}

/** Sets units aside; refused when there are not so many left. The check and the change are one statement. */
export async function reserveStock(tx: Tx, request: StockRequest): Promise<void> {
  const left = sql`(${rewardStock.stock} is null or ${rewardStock.reserved} + ${rewardStock.redeemed} + ${request.quantity} <= ${rewardStock.stock})`;
  const changed = await change(tx, request, { reserved: sql`${rewardStock.reserved} + ${request.quantity}` }, left);
  if (!changed) throw new Fault('refused', 'rewards.outOfStock');
}

/** Units that were set aside go back on the shelf. */
export async function releaseStock(tx: Tx, request: StockRequest): Promise<void> {
  const set = { reserved: sql`${rewardStock.reserved} - ${request.quantity}` };
  if (!(await change(tx, request, set, sql`${rewardStock.reserved} >= ${request.quantity}`))) throw lost(request);
}

/** Units that were set aside are given away for good. */
export async function redeemStock(tx: Tx, request: StockRequest): Promise<void> {
  const set = {
    reserved: sql`${rewardStock.reserved} - ${request.quantity}`,
    redeemed: sql`${rewardStock.redeemed} + ${request.quantity}`,
  };
  if (!(await change(tx, request, set, sql`${rewardStock.reserved} >= ${request.quantity}`))) throw lost(request);
}

async function change(tx: Tx, request: StockRequest, set: object, guard: ReturnType<typeof sql>): Promise<boolean> {
  const own = and(eq(rewardStock.rewardId, request.rewardId), eq(rewardStock.workspaceId, request.workspaceId), guard);
  const rows = await tx.db.update(rewardStock).set(set).where(own).returning({ id: rewardStock.rewardId });
  return rows.length === 1;
}

function lost(request: StockRequest): Error {
  return new Error(`broken invariant: ${request.quantity} units of reward ${request.rewardId} were not reserved`);
}
