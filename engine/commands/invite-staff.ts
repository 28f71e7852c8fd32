import * as z from 'zod';
import type { RoleGrant } from '@/drizzle/tables/accounts';
import { localeSchema } from '@/engine/kernel/text';
import { emailSchema, nameSchema, roleGrantsSchema } from '@/engine/organisation/schema';
import { insertInvitation } from '@/engine/organisation/store/invitations';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import { requirePermission } from '@/engine/permissions/can';
import { requireGrantable } from '@/engine/permissions/delegate';
import { placeGrants } from '@/engine/permissions/place-grants';
import { queueMessage } from '@/lib/messaging/message';
import { command } from './command';

export const inviteStaff = command({
  name: 'invite-staff',
  summary: 'Invite somebody to work here, by a link that works once and for a week',
  input: z.strictObject({
    email: emailSchema,
    name: nameSchema,
    locale: localeSchema.default('zh-CN'),
    roles: roleGrantsSchema,
  }),
  output: z.strictObject({
    id: z.string(),
    /** Below the public address; to be handed over by hand when no mail server is set up. */
    path: z.string(),
    token: z.string(),
    expiresAt: z.number(),
  }),
  secret: ['path', 'token'],
  route: { method: 'POST', path: '/invitations', tag: 'staff' },
  authorise: async (tx, actor, { roles }) => {
    requirePermission(actor, 'staff:manage');
    requireGrantable(actor, await placeGrants(tx, actor.workspaceId, roles));
  },
  subject: (_input, output) => `invitation:${output.id}`,
  perform: async (tx, actor, { email, name, locale, roles }) => {
    const { workspaceId } = actor;
    const company = await getWorkspace(tx, workspaceId);
    const fresh = { workspaceId, email, name, locale, roles: roles as readonly RoleGrant[], invitedBy: actor.id };
    const { id, token, expiresAt } = await insertInvitation(tx, fresh);
    const path = `/join?token=${encodeURIComponent(token)}`;
    await queueMessage(tx, {
      workspaceId,
      channel: 'mail',
      to: email,
      template: 'accounts.invitation',
      params: { name, company: company.name, inviter: actor.name ?? company.name, days: 7 },
      path,
      locale,
      timeZone: company.timeZone,
      goodUntil: expiresAt,
    });
    return { id, path, token, expiresAt };
  },
});
