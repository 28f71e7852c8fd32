import * as z from 'zod';
import { idSchema } from '@/engine/kernel/ids';
import { getStaff, lockOwners, requireAnotherOwner, setStaffStatus } from '@/engine/organisation/store/staff';
import { requirePermission } from '@/engine/permissions/can';
import { requireGrantable } from '@/engine/permissions/delegate';
import { placeGrants } from '@/engine/permissions/place-grants';
import { command } from './command';

export const suspendStaff = command({
  name: 'suspend-staff',
  summary: 'Shut somebody out at once, or let them in again; everything they did stays theirs',
  input: z.strictObject({ staffId: idSchema, suspended: z.boolean() }),
  output: z.strictObject({}),
  route: { method: 'POST', path: '/staff/{staffId}/suspend', tag: 'staff' },
  authorise: async (tx, actor, { staffId }) => {
    requirePermission(actor, 'staff:manage');
    await lockOwners(tx, actor.workspaceId);
    const person = await getStaff(tx, actor.workspaceId, staffId);
    requireGrantable(actor, await placeGrants(tx, actor.workspaceId, person.roles));
  },
  subject: ({ staffId }) => `staff:${staffId}`,
  perform: async (tx, actor, { staffId, suspended }) => {
    const person = await getStaff(tx, actor.workspaceId, staffId);
    if (suspended && person.roles.some((grant) => grant.role === 'owner')) await requireAnotherOwner(tx, person);
    await setStaffStatus(tx, person, suspended ? 'suspended' : 'active');
    return {};
  },
});
