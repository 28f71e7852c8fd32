import type { Actor } from '@/engine/kernel/actor';
import { placeOf } from '@/engine/organisation/store/units';
import { requirePermission } from '@/engine/permissions/can';
import type { Permission } from '@/engine/permissions/permissions';
import type { Tx } from '@/lib/db/types';
import { getMember } from './store/members';

/** Throws unless the actor holds the permission at the member's home store. */
export async function requireMemberPermission(
  tx: Pick<Tx, 'db'>,
  actor: Actor,
  wanted: { readonly permission: Permission; readonly memberId: string },
): Promise<void> {
  // First without a place: whoever may do it nowhere does not learn which members exist.
  requirePermission(actor, wanted.permission);
  const { orgUnitId } = await getMember(tx, actor.workspaceId, wanted.memberId);
  requirePermission(actor, wanted.permission, await placeOf(tx, actor.workspaceId, orgUnitId));
}
