import * as z from 'zod';
import { listOpenInvitations } from '@/engine/organisation/store/invitations';
import { requirePermission } from '@/engine/permissions/can';
import { mayGrant } from '@/engine/permissions/delegate';
import { placeGrants } from '@/engine/permissions/place-grants';
import { read } from './read';

const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.object({ role: z.string(), orgUnitId: z.string().nullable() })),
  createdAt: z.number(),
  expiresAt: z.number(),
  expired: z.boolean(),
});

export const listInvitations = read({
  name: 'list-invitations',
  summary: 'Invitations that are still open, of people the reader may manage',
  input: z.strictObject({}),
  output: z.object({ invitations: z.array(invitationSchema) }),
  route: { method: 'GET', path: '/invitations', tag: 'staff' },
  authorise: (_tx, actor) => requirePermission(actor, 'staff:manage'),
  perform: async (tx, actor) => {
    const invitations: z.infer<typeof invitationSchema>[] = [];
    for (const one of await listOpenInvitations(tx, actor.workspaceId)) {
      const grants = await placeGrants(tx, actor.workspaceId, one.roles);
      if (!grants.every((grant) => mayGrant(actor, grant))) continue;
      const { id, email, name, roles, createdAt, expiresAt } = one;
      invitations.push({ id, email, name, roles: [...roles], createdAt, expiresAt, expired: expiresAt <= tx.now });
    }
    return { invitations };
  },
});
