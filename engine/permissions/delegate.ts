import type { Actor, Grant } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { can, type Place } from './can';
import { permissionsOf } from './roles';

/** A grant together with the place it reaches: the path of its unit, null for the whole company. */
export interface PlacedGrant extends Grant {
  readonly place: Place;
}

/**
 * May the actor give this grant, or take it away? Nobody grants what they do not hold: every permission of the role must be
 * the actor's own at that place.
 */
export function mayGrant(actor: Actor, grant: PlacedGrant): boolean {
  const wanted = permissionsOf(grant.role);
  if (wanted.size === 0) return false;
  return [...wanted].every((permission) => can(actor, permission, grant.place));
}

/** Throws `permissions.cannotGrant` for the first grant that is more than the actor holds. */
export function requireGrantable(actor: Actor, grants: readonly PlacedGrant[]): void {
  for (const grant of grants) {
    if (!mayGrant(actor, grant)) throw new Fault('forbidden', 'permissions.cannotGrant', { role: grant.role });
  }
}
