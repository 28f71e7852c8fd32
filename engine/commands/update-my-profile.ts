import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { localeSchema } from '@/engine/kernel/text';
import { nameSchema } from '@/engine/organisation/schema';
import { updateStaff } from '@/engine/organisation/store/staff';
import { requirePermission } from '@/engine/permissions/can';
import { command } from './command';

export const updateMyProfile = command({
  name: 'update-my-profile',
  summary: 'Change the name or language of the person who is signed in',
  input: z.strictObject({ name: nameSchema.optional(), locale: localeSchema.optional() }),
  output: z.strictObject({}),
  route: { method: 'PATCH', path: '/me', tag: 'staff' },
  authorise: (_tx, actor) => {
    requirePermission(actor, 'apps:read');
    if (actor.kind !== 'staff') throw new Fault('forbidden', 'permissions.staffOnly');
  },
  perform: async (tx, actor, change) => {
    await updateStaff(tx, { workspaceId: actor.workspaceId, staffId: actor.id }, change);
    return {};
  },
});
