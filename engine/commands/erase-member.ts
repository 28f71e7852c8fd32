import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { hasOpenHolds } from '@/engine/ledger/store/open-holds';
import { requireMemberPermission } from '@/engine/members/require-member-permission';
import { getMember, updateMember } from '@/engine/members/store/members';
import { command } from './command';
import { eraseCredentials } from './steps/erase-credentials';
import { eraseRecords } from './steps/erase-records';
import { eraseTraces } from './steps/erase-traces';

export const eraseMember = command({
  name: 'erase-member',
  summary: 'Remove everything personal about a member for good; the books keep only a number without a person',
  input: z.strictObject({ member: idSchema, reason: z.string().trim().min(1).max(500) }),
  output: z.strictObject({}),
  route: { method: 'POST', path: '/members/{member}/erase', tag: 'members', scope: 'members:write' },
  authorise: (tx, actor, { member }) =>
    requireMemberPermission(tx, actor, { permission: 'members:manage', memberId: member }),
  subject: ({ member }) => `member:${member}`,
  note: ({ reason }) => reason,
  perform: async (tx, actor, { member: memberId }) => {
    const { workspaceId } = actor;
    const member = await getMember(tx, workspaceId, memberId);
    if (member.status === 'erased') throw new Fault('refused', 'members.erased');
    // Points that are set aside wait for somebody's decision, who must know whom it is about.
    if (await hasOpenHolds(tx, { workspaceId, memberId })) throw new Fault('refused', 'members.openHolds');
    const named = await eraseRecords(tx, { workspaceId, member });
    await eraseTraces(tx, { workspaceId, member, named });
    await eraseCredentials(tx, { workspaceId, member });
    await updateMember(tx, member, { status: 'erased', phone: null, cardNumber: null, profileRecordId: null });
    return {};
  },
});
