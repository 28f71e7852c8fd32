import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { unitsOfJournals } from '@/engine/ledger/store/journals';
import { reachOf } from '@/engine/permissions/can';
import type { Permission } from '@/engine/permissions/permissions';
import { requirePlace } from '@/engine/permissions/require-place';
import type { Tx } from '@/lib/db/types';

/** Refuses to go on with what was booked for a store out of the actor's reach, and what nobody has booked yet. */
export async function requireJournalPlace(
  tx: Tx,
  actor: Actor,
  asked: { readonly permission: Permission; readonly journals: readonly string[] },
): Promise<void> {
  const { permission, journals } = asked;
  if (reachOf(actor, permission) === 'everywhere') return;
  const units = await unitsOfJournals(tx, actor.workspaceId, journals);
  if (units.length === 0) throw new Fault('forbidden', 'permissions.denied', { permission });
  for (const orgUnitId of units) await requirePlace(tx, actor, { permission, orgUnitId });
}
