import { describe, expect, it } from 'vitest';
import type { Actor, Grant } from '@/engine/kernel/actor';
import { can, reachOf, requirePermission } from '@/engine/permissions/can';
import { mayGrant } from '@/engine/permissions/delegate';
import { clockActor, memberActor, publicActor } from '@/engine/permissions/doors';
import { PERMISSIONS } from '@/engine/permissions/permissions';
import { permissionsOf, STAFF_ROLES } from '@/engine/permissions/roles';
import { SCOPE_NAMES } from '@/engine/permissions/scopes';

const EAST = '/hq/east/';
const STORE = '/hq/east/store1/';
const OTHER = '/hq/west/store2/';

function staff(...grants: Grant[]): Actor {
  return { kind: 'staff', id: 's', workspaceId: 'w', grants };
}

const owner = staff({ role: 'owner', orgUnitId: null });
const eastManager = staff({ role: 'manager', orgUnitId: 'east' });
const storeClerk = staff({ role: 'clerk', orgUnitId: 'store1' });

describe('a permission reaches', () => {
  it.each([
    [owner, STORE, true],
    [owner, null, true],
    [eastManager, EAST, true],
    [eastManager, STORE, true],
    [eastManager, OTHER, false],
    [eastManager, '/hq/', false],
    [eastManager, null, false],
    [eastManager, undefined, true],
    [storeClerk, STORE, true],
    [storeClerk, '/hq/east/store10/', false],
    [staff(), undefined, false],
  ])('%#: records of a place', (actor, at, expected) => {
    expect(can(actor, 'records:read', at)).toBe(expected);
  });

  it('is refused with a fault that names what was missing', () => {
    expect(() => requirePermission(storeClerk, 'records:remove', STORE)).toThrow(
      expect.objectContaining({ kind: 'forbidden', code: 'permissions.denied' }),
    );
  });

  it('adds up over grants, and knows where', () => {
    const both = staff({ role: 'clerk', orgUnitId: 'store1' }, { role: 'manager', orgUnitId: 'west' });
    expect(reachOf(both, 'records:read')).toEqual(['store1', 'west']);
    expect(reachOf(both, 'records:remove')).toEqual(['west']);
    expect(reachOf(owner, 'records:read')).toBe('everywhere');
    expect(reachOf(both, 'keys:manage')).toEqual([]);
  });
});

describe('roles', () => {
  it('owners hold what every other role of staff holds', () => {
    for (const role of STAFF_ROLES) {
      for (const permission of permissionsOf(role)) expect(permissionsOf('owner')).toContain(permission);
    }
  });

  it('no person, member or key runs the clock or founds a company', () => {
    const names = [
      ...STAFF_ROLES,
      'member',
      'public',
      ...SCOPE_NAMES.map((scope) => `scope:${scope}` as const),
    ] as const;
    for (const role of names) {
      expect(permissionsOf(role).has('clock:run')).toBe(false);
      expect(permissionsOf(role).has('workspace:create')).toBe(false);
    }
  });

  it('a name that is no role holds nothing, not even one of Object’s own', () => {
    for (const role of ['scope:nothing', 'scope:constructor', 'constructor', '__proto__', '']) {
      // What the database hands over is text.
      expect(permissionsOf(role as 'scope:nothing').size).toBe(0);
    }
  });

  it('doors hold what belongs to them alone', () => {
    const held = (actor: Actor) => PERMISSIONS.filter((permission) => can(actor, permission));
    expect(held(memberActor({ id: 'm', workspaceId: 'w' }))).toEqual(['portal:use']);
    expect(held(publicActor('w', 'l'))).toEqual(['forms:submit', 'staff:join']);
    expect(can(clockActor('w'), 'clock:run', null)).toBe(true);
    expect(can(clockActor('w'), 'portal:use')).toBe(false);
  });
});

describe('nobody grants what they do not hold', () => {
  const builder = staff({ role: 'builder', orgUnitId: null });
  it.each([
    ['owner', owner, { role: 'owner', orgUnitId: null, place: null }, true],
    ['owner', owner, { role: 'manager', orgUnitId: 'east', place: EAST }, true],
    ['manager', eastManager, { role: 'clerk', orgUnitId: 'store1', place: STORE }, true],
    ['manager', eastManager, { role: 'manager', orgUnitId: 'east', place: EAST }, true],
    ['manager', eastManager, { role: 'manager', orgUnitId: 'store2', place: OTHER }, false],
    ['manager', eastManager, { role: 'clerk', orgUnitId: null, place: null }, false],
    ['manager', eastManager, { role: 'builder', orgUnitId: 'store1', place: STORE }, false],
    ['builder', builder, { role: 'owner', orgUnitId: null, place: null }, false],
    ['builder', builder, { role: 'manager', orgUnitId: null, place: null }, false],
    ['builder', builder, { role: 'scope:definitions:write', orgUnitId: null, place: null }, true],
    ['builder', builder, { role: 'scope:organisation:write', orgUnitId: null, place: null }, false],
    ['owner', owner, { role: 'system', orgUnitId: null, place: null }, false],
    ['owner', owner, { role: 'scope:made-up', orgUnitId: null, place: null }, false],
  ] as const)('%s: %j', (_who, actor, grant, expected) => {
    expect(mayGrant(actor, grant)).toBe(expected);
  });
});
