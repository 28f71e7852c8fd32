import type { Actor, Grant } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import type { Permission } from './permissions';
import { permissionsOf } from './roles';

/**
 * Where something happens: the path of an org unit (`/<headquarters>/…/<unit>/`), or null for what belongs to no unit and so to
 * the whole company.
 */
export type Place = string | null;

/**
 * May the actor do this at the place? Without a place: may they do it anywhere at all; the rows are then to be limited by
 * `scopeSql`, or each place asked for by itself.
 */
export function can(actor: Actor, permission: Permission, at?: Place): boolean {
  return actor.grants.some((grant) => permissionsOf(grant.role).has(permission) && reaches(grant, at));
}

/** Throws `permissions.denied` unless `can` says yes. */
export function requirePermission(actor: Actor, permission: Permission, at?: Place): void {
  if (!can(actor, permission, at)) throw new Fault('forbidden', 'permissions.denied', { permission });
}

/** Does the grant reach the place? A grant without unit reaches everything; one with a unit reaches the unit and what lies below. */
export function reaches(grant: Grant, at?: Place): boolean {
  if (grant.orgUnitId === null || at === undefined) return true;
  return at?.includes(`/${grant.orgUnitId}/`) ?? false;
}

/** The units whose trees the permission covers, or `everywhere`. */
export function reachOf(actor: Actor, permission: Permission): 'everywhere' | readonly string[] {
  const units = new Set<string>();
  for (const grant of actor.grants) {
    if (!permissionsOf(grant.role).has(permission)) continue;
    if (grant.orgUnitId === null) return 'everywhere';
    units.add(grant.orgUnitId);
  }
  return [...units];
}
