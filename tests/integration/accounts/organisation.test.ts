import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { orgUnit } from '@/drizzle/tables/accounts';
import { member } from '@/drizzle/tables/members';
import { addOrgUnit } from '@/engine/commands/add-org-unit';
import { closeOrgUnit } from '@/engine/commands/close-org-unit';
import { moveOrgUnit } from '@/engine/commands/move-org-unit';
import { setStaffRoles } from '@/engine/commands/set-staff-roles';
import { suspendStaff } from '@/engine/commands/suspend-staff';
import { updateMyProfile } from '@/engine/commands/update-my-profile';
import { updateOrgUnit } from '@/engine/commands/update-org-unit';
import { updateWorkspace } from '@/engine/commands/update-workspace';
import type { Actor } from '@/engine/kernel/actor';
import { insertMember } from '@/engine/members/store/members';
import { staffActor } from '@/engine/organisation/staff-actor';
import { activeStaffWithRole } from '@/engine/organisation/store/staff';
import type { Permission } from '@/engine/permissions/permissions';
import { scopeSql } from '@/engine/permissions/scope-sql';
import { listOrgUnits } from '@/engine/reads/list-org-units';
import { listStaff } from '@/engine/reads/list-staff';
import { myAccount } from '@/engine/reads/my-account';
import { showWorkspace } from '@/engine/reads/show-workspace';
import { foundCompany } from '../../world/people';
import { testStore } from '../../world/store';

const { store } = await testStore();

async function chain() {
  const company = await foundCompany(store);
  const east = await company.region('东区');
  const west = await company.region('西区');
  return {
    ...company,
    east,
    west,
    eastOne: await company.store('东一店', east.id),
    eastTwo: await company.store('东二店', east.id),
    westOne: await company.store('西一店', west.id),
  };
}

const unitNames = async (company: Awaited<ReturnType<typeof chain>>, actor: Actor) =>
  (await company.asks(actor, listOrgUnits)).units.map((unit) => unit.name);

describe('the tree of stores', () => {
  it('is seen whole by the company and in part by a region', async () => {
    const company = await chain();
    const manager = await company.hires('区长', 'manager', company.east.id);
    expect(await unitNames(company, company.owner)).toEqual(['山下咖啡', '东区', '东一店', '东二店', '西区', '西一店']);
    expect(await unitNames(company, manager)).toEqual(['东区', '东一店', '东二店']);
  });

  it('moves a region with everything below it, and permissions move along', async () => {
    const company = await chain();
    const manager = await company.hires('区长', 'manager', company.west.id);
    expect(await unitNames(company, manager)).toEqual(['西区', '西一店']);
    await company.does(company.owner, moveOrgUnit, { orgUnitId: company.east.id, parentId: company.west.id });
    expect(await unitNames(company, manager)).toEqual(['西区', '西一店', '东区', '东一店', '东二店']);
    const loop = { orgUnitId: company.west.id, parentId: company.eastOne.id };
    await expect(company.does(company.owner, moveOrgUnit, loop)).rejects.toMatchObject({
      code: 'organisation.belowItself',
    });
    const leaf = { orgUnitId: company.westOne.id, parentId: company.eastOne.id };
    await expect(company.does(company.owner, moveOrgUnit, leaf)).rejects.toMatchObject({
      code: 'organisation.wrongParent',
    });
  });

  it('has no circle, however many regions are moved below one another at once', async () => {
    const company = await foundCompany(store);
    const regions = await Promise.all(Array.from({ length: 8 }, (_, at) => company.region(`区${at}`)));
    const outcomes = await Promise.allSettled(
      regions.map(({ id }, at) => {
        const parentId = regions[(at + 1) % regions.length]?.id;
        return company.does(company.owner, moveOrgUnit, { orgUnitId: id, parentId });
      }),
    );
    expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual([
      'organisation.belowItself',
    ]);
    const { units } = await company.asks(company.owner, listOrgUnits);
    const below = (id: string): string[] => [
      id,
      ...units.filter((unit) => unit.parentId === id).flatMap((unit) => below(unit.id)),
    ];
    expect(below(company.headquarters).toSorted()).toEqual(units.map(({ id }) => id).toSorted());
  });

  it('gives each store number once in a company', async () => {
    const company = await chain();
    const add = (code: string) =>
      company.does(company.owner, addOrgUnit, { parentId: company.headquarters, kind: 'store', name: '新店', code });
    await add('S01');
    await expect(add('S01')).rejects.toMatchObject({ kind: 'conflict', code: 'organisation.codeTaken' });
    const rename = { orgUnitId: company.eastOne.id, code: 'S01' };
    await expect(company.does(company.owner, updateOrgUnit, rename)).rejects.toMatchObject({
      code: 'organisation.codeTaken',
    });
    const other = await chain();
    const same = { parentId: other.headquarters, kind: 'store', name: '新店', code: 'S01' };
    await expect(other.does(other.owner, addOrgUnit, same)).resolves.toMatchObject({ code: 'S01' });
  });

  it('closes from below and opens from above', async () => {
    const company = await chain();
    const close = (orgUnitId: string, closed = true) =>
      company.does(company.owner, closeOrgUnit, { orgUnitId, closed });
    await expect(close(company.headquarters)).rejects.toMatchObject({ code: 'organisation.headquartersStay' });
    await expect(close(company.west.id)).rejects.toMatchObject({ code: 'organisation.openBelow' });
    await close(company.westOne.id);
    await close(company.west.id);
    await expect(close(company.westOne.id, false)).rejects.toMatchObject({ code: 'organisation.parentClosed' });
    await close(company.west.id, false);
    await expect(close(company.westOne.id, false)).resolves.toMatchObject({ closed: false });
  });

  it('is changed by owners alone, and never by another company', async () => {
    const company = await chain();
    const manager = await company.hires('区长', 'manager', company.east.id);
    const add = { parentId: company.east.id, kind: 'store', name: '私店' };
    await expect(company.does(manager, addOrgUnit, add)).rejects.toMatchObject({ code: 'permissions.denied' });
    const stranger = await foundCompany(store);
    await expect(stranger.does(stranger.owner, addOrgUnit, add)).rejects.toMatchObject({ code: 'organisation.noUnit' });
    const move = { orgUnitId: company.eastOne.id, parentId: stranger.headquarters };
    await expect(company.does(company.owner, moveOrgUnit, move)).rejects.toMatchObject({ code: 'organisation.noUnit' });
  });
});

describe('rows within reach', () => {
  it.each([
    ['the owner', 'owner', null, ['东一', '总部', '无店', '西一']],
    ['a region’s manager', 'manager', 'east', ['东一']],
    ['a store’s clerk', 'clerk', 'westOne', ['西一']],
    ['a company-wide clerk', 'clerk', null, ['东一', '总部', '无店', '西一']],
  ] as const)('of %s', async (_who, role, unit, expected) => {
    const company = await chain();
    const homes = { 东一: company.eastOne.id, 西一: company.westOne.id, 总部: company.headquarters, 无店: null };
    await store.write(async (tx) => {
      for (const [name, orgUnitId] of Object.entries(homes)) {
        const { workspaceId } = company;
        const fresh = { workspaceId, phone: null, cardNumber: name, orgUnitId, profileRecordId: null };
        await insertMember(tx, { ...fresh, locale: 'zh-CN' });
      }
    });
    const actor = await company.hires('某人', role, unit === null ? null : company[unit].id);
    const seen = async (permission: Permission) => {
      const reach = scopeSql(actor, permission, member.orgUnitId);
      const rows = await store.db
        .select({ card: member.cardNumber })
        .from(member)
        .where(and(eq(member.workspaceId, company.workspaceId), reach));
      return rows.map((row) => row.card).toSorted();
    };
    expect(await seen('members:read')).toEqual([...expected].toSorted());
    if (role === 'clerk') expect(await seen('members:manage')).toEqual([]);
  });

  it('of a unit in another company are none', async () => {
    const company = await chain();
    const stranger = await chain();
    const trick: Actor = {
      ...company.owner,
      workspaceId: company.workspaceId,
      grants: [{ role: 'manager', orgUnitId: stranger.east.id }],
    };
    expect(await unitNames(company, trick)).toEqual([]);
    // The condition holds by itself, even where a caller forgot the company.
    const reach = scopeSql(trick, 'organisation:read', orgUnit.id);
    expect(await store.db.select().from(orgUnit).where(reach)).toEqual([]);
  });
});

describe('roles', () => {
  it('are given and taken only within what one holds', async () => {
    const company = await chain();
    const manager = await company.hires('区长', 'manager', company.east.id);
    const clerk = await company.hires('店员', 'clerk', company.eastOne.id);
    const far = await company.hires('远方', 'clerk', company.westOne.id);
    const set = (staffId: string, roles: readonly object[]) => company.does(manager, setStaffRoles, { staffId, roles });
    await set(clerk.id, [{ role: 'clerk', orgUnitId: company.eastTwo.id }]);
    for (const [who, role, unit] of [
      [clerk, 'builder', company.east.id],
      [clerk, 'clerk', company.westOne.id],
      [clerk, 'clerk', null],
      [far, 'clerk', company.eastOne.id],
      [company.owner, 'clerk', company.eastOne.id],
    ] as const) {
      await expect(set(who.id, [{ role, orgUnitId: unit }])).rejects.toMatchObject({ code: 'permissions.cannotGrant' });
    }
    const suspend = { staffId: company.owner.id, suspended: true };
    await expect(company.does(manager, suspendStaff, suspend)).rejects.toMatchObject({
      code: 'permissions.cannotGrant',
    });
  });

  it('take effect with the next request', async () => {
    const company = await chain();
    const clerk = await company.hires('店员', 'clerk', company.eastOne.id);
    const roles = [{ role: 'clerk', orgUnitId: company.westOne.id }];
    await company.does(company.owner, setStaffRoles, { staffId: clerk.id, roles });
    const { workspaceId } = company;
    expect((await staffActor(store, { workspaceId, staffId: clerk.id }))?.grants).toEqual(roles);
    await company.does(company.owner, suspendStaff, { staffId: clerk.id, suspended: true });
    expect(await staffActor(store, { workspaceId, staffId: clerk.id })).toBeNull();
    expect(await staffActor(store, { workspaceId, staffId: '0'.repeat(26) })).toBeNull();
  });

  it('always leave one active owner, also when several remove each other at once', async () => {
    const company = await chain();
    const { owner } = company;
    const demoted = { staffId: owner.id, roles: [{ role: 'clerk', orgUnitId: null }] };
    await expect(company.does(owner, setStaffRoles, demoted)).rejects.toMatchObject({ code: 'organisation.lastOwner' });
    await expect(company.does(owner, suspendStaff, { staffId: owner.id, suspended: true })).rejects.toMatchObject({
      code: 'organisation.lastOwner',
    });
    const hired = Array.from({ length: 8 }, (_, at) => company.hires(`合伙人${at}`, 'owner'));
    const partners = await Promise.all(hired);
    await company.does(owner, suspendStaff, { staffId: owner.id, suspended: true });
    const outcomes = await Promise.allSettled(
      partners.map((by, at) => {
        const staffId = partners[(at + 1) % partners.length]?.id;
        return at % 2
          ? company.does(by, setStaffRoles, { ...demoted, staffId })
          : company.does(by, suspendStaff, { staffId, suspended: true });
      }),
    );
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(partners.length - 1);
    const { staff } = await company.asks(owner, listStaff);
    const left = staff.filter((one) => one.status === 'active' && one.roles.some((grant) => grant.role === 'owner'));
    expect(left).toHaveLength(1);
  });

  it('say who may decide at a place', async () => {
    const company = await chain();
    const regional = await company.hires('区长', 'manager', company.east.id);
    const wide = await company.hires('总经理', 'manager');
    const west = await company.hires('西区长', 'manager', company.west.id);
    await company.does(company.owner, suspendStaff, { staffId: west.id, suspended: true });
    const orgUnitIds = [company.headquarters, company.east.id, company.eastOne.id];
    const found = await activeStaffWithRole(store, company.workspaceId, { role: 'manager', orgUnitIds });
    expect(found).toEqual([regional.id, wide.id].toSorted());
  });
});

describe('people', () => {
  it('see names of colleagues, and e-mail only of those they manage', async () => {
    const company = await chain();
    const manager = await company.hires('区长', 'manager', company.east.id);
    const clerk = await company.hires('店员', 'clerk', company.eastOne.id);
    const { staff } = await company.asks(manager, listStaff);
    const shown = new Map(staff.map((one) => [one.id, one]));
    expect(shown.get(clerk.id)).toMatchObject({ name: '店员', manageable: true, email: expect.stringContaining('@') });
    expect(shown.get(company.owner.id)).toMatchObject({ name: '林夏', manageable: false, email: null });
    expect(shown.get(manager.id)?.email).toContain('@');
  });

  it('know what they may do, and change their own name', async () => {
    const company = await chain();
    const clerk = await company.hires('店员', 'clerk', company.eastOne.id);
    await company.does(clerk, updateMyProfile, { name: '  小店员 ', locale: 'en' });
    const me = await company.asks(clerk, myAccount);
    expect(me).toMatchObject({
      locale: 'en',
      roles: [{ role: 'clerk', orgUnitId: company.eastOne.id }],
      everywhere: [],
    });
    expect(me.permissions).toContain('counter:use');
    expect(me.permissions).not.toContain('records:remove');
    const again = await staffActor(store, { workspaceId: company.workspaceId, staffId: clerk.id });
    expect(again?.name).toBe('小店员');
  });
});

it('a company keeps its name and zone, and only its owner changes them', async () => {
  const company = await chain();
  await company.does(company.owner, updateWorkspace, { name: '山上咖啡', timeZone: 'America/New_York' });
  expect(await company.asks(company.owner, showWorkspace)).toMatchObject({
    name: '山上咖啡',
    timeZone: 'America/New_York',
    locale: 'zh-CN',
  });
  await expect(company.does(company.owner, updateWorkspace, { name: 'a\u0000b' })).rejects.toMatchObject({
    kind: 'invalid',
  });
  const builder = await company.hires('搭建者', 'builder');
  await expect(company.does(builder, updateWorkspace, { name: 'x' })).rejects.toMatchObject({
    code: 'permissions.denied',
  });
});
