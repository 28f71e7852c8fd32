import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { placeOf } from '@/engine/organisation/store/units';
import { reachOf, requirePermission } from '@/engine/permissions/can';
import type { Permission } from '@/engine/permissions/permissions';
import type { Tx } from '@/lib/db/types';

/** Refuses what lies out of the actor's reach: a store of somebody else, or, for those with a store of their own, no store at all. */
export async function requirePlace(
  tx: Tx,
  actor: Actor,
  asked: { readonly permission: Permission; readonly orgUnitId: string | null },
): Promise<void> {
  const reach = reachOf(actor, asked.permission);
  if (reach === 'everywhere') return;
  if (reach.length === 0) throw new Fault('forbidden', 'permissions.denied', { permission: asked.permission });
  requirePermission(actor, asked.permission, await placeOf(tx, actor.workspaceId, asked.orgUnitId));
}
