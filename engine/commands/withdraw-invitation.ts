import * as z from 'zod';
import { idSchema } from '@/engine/kernel/ids';
import { withdrawInvitation as closeInvitation, getOpenInvitation } from '@/engine/organisation/store/invitations';
import { requirePermission } from '@/engine/permissions/can';
import { requireGrantable } from '@/engine/permissions/delegate';
import { placeGrants } from '@/engine/permissions/place-grants';
import { command } from './command';

export const withdrawInvitation = command({
  name: 'withdraw-invitation',
  summary: 'Make the link of an invitation stop working',
  input: z.strictObject({ invitationId: idSchema }),
  output: z.strictObject({}),
  route: { method: 'DELETE', path: '/invitations/{invitationId}', tag: 'staff' },
  authorise: async (tx, actor, { invitationId }) => {
    requirePermission(actor, 'staff:manage');
    const { roles } = await getOpenInvitation(tx, actor.workspaceId, invitationId);
    requireGrantable(actor, await placeGrants(tx, actor.workspaceId, roles));
  },
  subject: ({ invitationId }) => `invitation:${invitationId}`,
  perform: async (tx, _actor, { invitationId }) => {
    await closeInvitation(tx, invitationId);
    return {};
  },
});
