import type { Grant } from '@/engine/kernel/actor';
import { placeOf } from '@/engine/organisation/store/units';
import type { Tx } from '@/lib/db/types';
import type { PlacedGrant } from './delegate';

/** Finds out where grants reach. Throws `organisation.noUnit` when one names a unit the company does not have. */
export async function placeGrants(
  tx: Pick<Tx, 'db'>,
  workspaceId: string,
  grants: readonly Grant[],
): Promise<PlacedGrant[]> {
  const placed: PlacedGrant[] = [];
  for (const grant of grants) placed.push({ ...grant, place: await placeOf(tx, workspaceId, grant.orgUnitId) });
  return placed;
}
