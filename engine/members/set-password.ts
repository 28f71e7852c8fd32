import { Fault } from '@/engine/kernel/fault';
import { memberPasswordLimits } from '@/lib/auth/member-limits';
import { hashPassword, MEMBER_PASSWORDS, requireGoodPassword, verifyPassword } from '@/lib/auth/password';
import { attempt, succeed } from '@/lib/auth/throttle';
import type { Store } from '@/lib/db/types';
import { findPasswordHash, putPasswordHash } from './store/credentials';
import { getMember } from './store/members';
import { endSessions, type MemberSession } from './store/sessions';

/** Somebody who has just shown that the phone is theirs may set a password without knowing the old one. */
const FRESH = 15 * 60_000;

/**
 * Sets or changes a member's password and ends their other sessions. The old password is asked for, unless there is none or the
 * member signed in by a code within the last quarter of an hour. Throws `accounts.weakPassword`, `members.wrongPassword`,
 * `accounts.tooMany`.
 */
export async function setPassword(
  store: Store,
  session: MemberSession,
  input: { readonly current?: string; readonly next: string },
): Promise<void> {
  const { workspaceId, memberId } = session;
  const limits = memberPasswordLimits(memberId);
  await attempt(store, limits);
  const { phone } = await getMember(store, workspaceId, memberId);
  requireGoodPassword(input.next, MEMBER_PASSWORDS, phone ? [phone] : []);
  const old = await findPasswordHash(store, { workspaceId, memberId });
  const proven = session.method !== 'password' && store.clock() - session.createdAt <= FRESH;
  if (old && !proven && !(await verifyPassword(input.current ?? '', old))) {
    throw new Fault('refused', 'members.wrongPassword');
  }
  const hash = await hashPassword(input.next);
  await store.write(async (tx) => {
    await putPasswordHash(tx, { workspaceId, memberId }, hash);
    await endSessions(tx, { workspaceId, memberId }, { except: session.sessionId });
  });
  await succeed(store, { cleared: limits, returned: [] });
}
