import * as z from 'zod';
import type { RoleGrant } from '@/drizzle/tables/accounts';
import { idSchema } from '@/engine/kernel/ids';
import { roleGrantsSchema } from '@/engine/organisation/schema';
import { getStaff, lockOwners, replaceRoles, requireAnotherOwner } from '@/engine/organisation/store/staff';
import { requirePermission } from '@/engine/permissions/can';
import { requireGrantable } from '@/engine/permissions/delegate';
import { placeGrants } from '@/engine/permissions/place-grants';
import { command } from './command';

export const setStaffRoles = command({
  name: 'set-staff-roles',
  summary: 'Say which roles somebody has, and how far they reach',
  input: z.strictObject({ staffId: idSchema, roles: roleGrantsSchema }),
  output: z.strictObject({}),
  route: { method: 'PUT', path: '/staff/{staffId}/roles', tag: 'staff' },
  authorise: async (tx, actor, { staffId, roles }) => {
    requirePermission(actor, 'staff:manage');
    await lockOwners(tx, actor.workspaceId);
    const person = await getStaff(tx, actor.workspaceId, staffId);
    // Neither given nor taken away by somebody who does not hold it.
    requireGrantable(actor, await placeGrants(tx, actor.workspaceId, [...person.roles, ...roles]));
  },
  subject: ({ staffId }) => `staff:${staffId}`,
  perform: async (tx, actor, { staffId, roles }) => {
    const { workspaceId } = actor;
    const person = await getStaff(tx, workspaceId, staffId);
    const loses = person.roles.some((grant) => grant.role === 'owner') && !roles.some((one) => one.role === 'owner');
    if (loses) await requireAnotherOwner(tx, person);
    await replaceRoles(tx, { workspaceId, staffId }, roles as readonly RoleGrant[]);
    return {};
  },
});
