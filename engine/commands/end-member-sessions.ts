import * as z from 'zod';
import { idSchema } from '@/engine/kernel/ids';
import { requireMemberPermission } from '@/engine/members/require-member-permission';
import { endSessions } from '@/engine/members/store/sessions';
import { command } from './command';

export const endMemberSessions = command({
  name: 'end-member-sessions',
  summary: 'Sign a member out on every device, for a phone that was lost',
  input: z.strictObject({ memberId: idSchema }),
  output: z.strictObject({ ended: z.number() }),
  route: { method: 'POST', path: '/members/{memberId}/end-sessions', tag: 'members', scope: 'members:write' },
  authorise: (tx, actor, { memberId }) =>
    requireMemberPermission(tx, actor, { permission: 'members:manage', memberId }),
  subject: ({ memberId }) => `member:${memberId}`,
  perform: async (tx, actor, { memberId }) => ({
    ended: await endSessions(tx, { workspaceId: actor.workspaceId, memberId }, {}),
  }),
});
