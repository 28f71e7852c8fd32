import type { Actor } from '@/engine/kernel/actor';
import { placeOf } from '@/engine/organisation/store/units';
import type { Tx } from '@/lib/db/types';
import { requirePermission } from '../can';
import { requireGrantable } from '../delegate';
import { placeGrants } from '../place-grants';
import { getLiveKey } from './store';

/** Throws unless the actor manages keys where this one works, and holds all it may do: a new secret would be theirs to use. */
export async function requireKeyManager(tx: Tx, actor: Actor, keyId: string): Promise<void> {
  requirePermission(actor, 'keys:manage');
  const { scopes, orgUnitId } = await getLiveKey(tx, actor.workspaceId, keyId);
  requirePermission(actor, 'keys:manage', await placeOf(tx, actor.workspaceId, orgUnitId));
  const grants = scopes.map((scope) => ({ role: `scope:${scope}` as const, orgUnitId }));
  requireGrantable(actor, await placeGrants(tx, actor.workspaceId, grants));
}
