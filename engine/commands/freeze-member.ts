import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { requireMemberPermission } from '@/engine/members/require-member-permission';
import { getMember, updateMember } from '@/engine/members/store/members';
import { command } from './command';

export const freezeMember = command({
  name: 'freeze-member',
  summary: 'Stop a member from earning and spending, or let them again; points and tier stay',
  input: z.strictObject({ memberId: idSchema, frozen: z.boolean() }),
  output: z.strictObject({}),
  route: { method: 'POST', path: '/members/{memberId}/freeze', tag: 'members', scope: 'members:write' },
  authorise: (tx, actor, { memberId }) =>
    requireMemberPermission(tx, actor, { permission: 'members:manage', memberId }),
  subject: ({ memberId }) => `member:${memberId}`,
  perform: async (tx, actor, { memberId, frozen }) => {
    const member = await getMember(tx, actor.workspaceId, memberId);
    if (member.status === 'erased') throw new Fault('refused', 'members.erased');
    await updateMember(tx, member, { status: frozen ? 'frozen' : 'active' });
    return {};
  },
});
