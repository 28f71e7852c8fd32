import type { Role } from '@/engine/kernel/actor';
import { PERMISSIONS, type Permission } from './permissions';
import { SCOPES, type Scope } from './scopes';

/**
 * What each role may do, within the reach of its grant.
 *
 * | | clerk | manager | builder | owner |
 * |---|---|---|---|---|
 * | counter, members and records of the own stores, redeem | yes | yes | yes | yes |
 * | bin, import and export records, book points by hand, mend cases, figures | | yes | yes | yes |
 * | invite and suspend staff below oneself | | yes | | yes |
 * | build and publish apps, keys of programs | | | yes | yes |
 * | the company, the tree of stores, message log, audit | | | | yes |
 */
export const STAFF_ROLES = ['owner', 'builder', 'manager', 'clerk'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const CLERK: readonly Permission[] = [
  'organisation:read',
  'staff:read',
  'apps:read',
  'records:read',
  'records:create',
  'records:update',
  'members:read',
  'members:register',
  'points:read',
  'points:spend',
  'rewards:handOver',
  'counter:use',
  'tasks:decide',
];

const OPERATIONS: readonly Permission[] = [
  ...CLERK,
  'records:remove',
  'records:import',
  'records:export',
  'views:share',
  'members:manage',
  'points:adjust',
  'cases:read',
  'cases:manage',
  'analytics:read',
];

/** The clock, the founding of a company and background work; people and programs never hold these. */
const NOT_FOR_PEOPLE: readonly Permission[] = [
  'workspace:create',
  'portal:use',
  'forms:submit',
  'staff:join',
  'clock:run',
];

const ROLES: Readonly<Record<StaffRole | 'member' | 'public' | 'system', readonly Permission[]>> = {
  clerk: CLERK,
  manager: [...OPERATIONS, 'staff:manage'],
  builder: [...OPERATIONS, 'definitions:read', 'definitions:edit', 'definitions:publish', 'keys:manage'],
  owner: PERMISSIONS.filter((permission) => !NOT_FOR_PEOPLE.includes(permission)),
  member: ['portal:use'],
  public: ['forms:submit', 'staff:join'],
  system: PERMISSIONS.filter((permission) => permission !== 'portal:use' && permission !== 'forms:submit'),
};

const held = new Map<Role, ReadonlySet<Permission>>();

/** Permissions of a role or of a key's scope; empty for a name that is neither. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  let set = held.get(role);
  if (!set) {
    set = new Set(lookUp(role));
    // Names of scopes come from the database; only known ones are worth remembering.
    if (set.size) held.set(role, set);
  }
  return set;
}

function lookUp(role: string): readonly Permission[] {
  if (role.startsWith('scope:')) {
    const scope = role.slice('scope:'.length);
    return Object.hasOwn(SCOPES, scope) ? SCOPES[scope as Scope] : [];
  }
  return Object.hasOwn(ROLES, role) ? ROLES[role as keyof typeof ROLES] : [];
}
