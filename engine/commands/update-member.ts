import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireFormOf } from '@/engine/apps/loaded-app';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { requireMemberPermission } from '@/engine/members/require-member-permission';
import { getMember } from '@/engine/members/store/members';
import { recordSchema, recordView } from '@/engine/records/record-view';
import { changeFor } from './change-record';
import { command } from './command';

export const updateMember = command({
  name: 'update-member',
  summary: "Change values of a member's profile, such as the name or the home store",
  input: z.strictObject({
    app: z.string(),
    member: idSchema,
    /** Refuses the change when somebody has changed the profile since; left out, these values win. */
    revision: z.number().int().min(1).optional(),
    /** Only the fields to change; null makes a field blank. */
    values: z.record(z.string().max(100), z.json()),
  }),
  output: z.strictObject({ memberId: z.string(), profile: recordSchema }),
  route: { method: 'PATCH', path: '/apps/{app}/members/{member}', tag: 'members', scope: 'members:write' },
  revisionOf: ({ profile }) => profile.revision,
  authorise: (tx, actor, { member }) =>
    requireMemberPermission(tx, actor, { permission: 'members:manage', memberId: member }),
  subject: ({ member }) => `member:${member}`,
  perform: async (tx, actor, { app, member, revision, values }) => {
    const { key: form } = requireFormOf(await loadApp(tx, actor.workspaceId, app), 'member');
    const { profileRecordId: id } = await getMember(tx, actor.workspaceId, member);
    if (!id) throw new Fault('not-found', 'members.none');
    const request = { app, form, id, revision, values, permission: 'members:manage' as const };
    return { memberId: member, profile: recordView(await changeFor(tx, actor, request)) };
  },
});
