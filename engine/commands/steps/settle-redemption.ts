import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { giveBackCounter } from '@/engine/ledger/counter';
import { postHold } from '@/engine/ledger/post-hold';
import { releaseHold } from '@/engine/ledger/release-hold';
import { perMemberScope } from '@/engine/rewards/per-member-scope';
import { newPickupCode } from '@/engine/rewards/pickup-code';
import { findRedemption, moveRedemption, type Redemption } from '@/engine/rewards/redemptions';
import { redeemStock, releaseStock } from '@/engine/rewards/stock';
import type { Tx } from '@/lib/db/types';

/** Approved: the held points are spent, the units are the member's, and a code to fetch them with is made. */
export async function fulfilRedemption(tx: Tx, actor: Actor, redemption: Redemption): Promise<Redemption> {
  const { workspaceId, rewardId, quantity, recordId } = redemption;
  const pickupCode = await newPickupCode(tx, workspaceId);
  const change = { status: 'ready' as const, pickupCode, settledAt: tx.now };
  if (!(await moveRedemption(tx, { recordId, from: ['pending'] }, change)))
    throw new Fault('conflict', 'rewards.alreadySettled');
  if (redemption.holdId)
    await postHold(tx, { ...circumstances(actor, redemption), workspaceId, holdId: redemption.holdId });
  await redeemStock(tx, { workspaceId, rewardId, quantity });
  return { ...redemption, ...change };
}

/** Not approved, taken back or too late: points, units and the member's allowance return. */
export async function releaseRedemption(
  tx: Tx,
  actor: Actor,
  end: { readonly redemption: Redemption; readonly status: 'rejected' | 'cancelled' },
): Promise<Redemption> {
  const { redemption, status } = end;
  const { workspaceId, rewardId, quantity, memberId, recordId } = redemption;
  const change = { status, settledAt: tx.now };
  if (!(await moveRedemption(tx, { recordId, from: ['pending'] }, change)))
    throw new Fault('conflict', 'rewards.alreadySettled');
  if (redemption.holdId)
    await releaseHold(tx, { ...circumstances(actor, redemption), workspaceId, holdId: redemption.holdId });
  await releaseStock(tx, { workspaceId, rewardId, quantity });
  await giveBackCounter(tx, { workspaceId, scope: perMemberScope(rewardId, memberId), amount: quantity });
  return { ...redemption, ...change };
}

/** The redemption of a record while it still waits; null when the record is none, or it is settled. */
export async function pendingRedemption(tx: Tx, workspaceId: string, recordId: string): Promise<Redemption | null> {
  const found = await findRedemption(tx, workspaceId, recordId);
  return found?.status === 'pending' ? found : null;
}

function circumstances(actor: Actor, redemption: Redemption) {
  return { actor, orgUnitId: redemption.orgUnitId, cause: { kind: 'record', id: redemption.recordId } } as const;
}
