import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { idSchema } from '@/engine/kernel/ids';
import { requirePhone } from '@/engine/members/request-code';
import { requireMemberPermission } from '@/engine/members/require-member-permission';
import { getMember } from '@/engine/members/store/members';
import { consumePhoneProof } from '@/engine/members/store/phone-codes';
import { endSessions } from '@/engine/members/store/sessions';
import { requirePermission } from '@/engine/permissions/can';
import { doorOf } from '@/engine/records/door-of';
import { command } from './command';
import { movePhone } from './steps/move-phone';

const output = z.strictObject({ sessionsEnded: z.number() });

export const changeMemberPhone = command({
  name: 'change-member-phone',
  summary: 'Give a member another phone, with a reason; the member is signed out everywhere',
  input: z.strictObject({
    app: z.string(),
    member: idSchema,
    phone: z.string().max(40),
    reason: z.string().trim().min(1).max(500),
  }),
  output,
  route: { method: 'POST', path: '/apps/{app}/members/{member}/phone', tag: 'members', scope: 'members:write' },
  authorise: (tx, actor, { member }) =>
    requireMemberPermission(tx, actor, { permission: 'members:manage', memberId: member }),
  subject: ({ member }) => `member:${member}`,
  note: ({ reason }) => reason,
  perform: async (tx, actor, { app: key, member: memberId, phone }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const member = await getMember(tx, actor.workspaceId, memberId);
    await movePhone(tx, actor, { app, member, phone: requirePhone(phone), door: doorOf(actor) });
    return { sessionsEnded: await endSessions(tx, { workspaceId: actor.workspaceId, memberId }, {}) };
  },
});

export const changeMyPhone = command({
  name: 'change-my-phone',
  summary: 'Take another phone as a member, proven by the code that was sent to it; other devices are signed out',
  input: z.strictObject({
    app: z.string(),
    /** Given when the code sent to the new phone was right. */
    phoneProof: z.string().max(200),
    /** Session that stays. */
    session: idSchema,
  }),
  output,
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  perform: async (tx, actor, { app: key, phoneProof, session }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const member = await getMember(tx, actor.workspaceId, actor.id);
    const phone = await consumePhoneProof(tx, { workspaceId: actor.workspaceId, token: phoneProof });
    await movePhone(tx, actor, { app, member, phone, door: 'portal' });
    const who = { workspaceId: actor.workspaceId, memberId: actor.id };
    return { sessionsEnded: await endSessions(tx, who, { except: session }) };
  },
});
