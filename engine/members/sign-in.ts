import { Fault } from '@/engine/kernel/fault';
import type { Locale } from '@/engine/kernel/text';
import { memberSignInLimits } from '@/lib/auth/member-limits';
import { verifyAgainstNothing, verifyPassword } from '@/lib/auth/password';
import { attempt, succeed } from '@/lib/auth/throttle';
import type { Store, Tx } from '@/lib/db/types';
import { requirePhone } from './request-code';
import { findPasswordHash } from './store/credentials';
import { findMemberByPhone, type Member, updateMember } from './store/members';
import { provePhone, useCode } from './store/phone-codes';
import { insertSession } from './store/sessions';

export interface SignInPlace {
  readonly workspaceId: string;
  readonly address: string;
  readonly userAgent: string;
  /** What the member reads, if the request says: letters follow it. */
  readonly locale: Locale | null;
}

/**
 * Signs in by the code that was sent to the phone. A phone that nobody has registered is proven instead: its token goes along with
 * the registration. Throws `members.wrongCode`, `accounts.tooMany`.
 */
export async function signInWithCode(
  store: Store,
  place: SignInPlace,
  input: { readonly phone: string; readonly code: string },
): Promise<{ readonly token: string } | { readonly phoneProof: string }> {
  const phone = requirePhone(input.phone);
  const { workspaceId } = place;
  const limits = memberSignInLimits(workspaceId, phone, place.address);
  await attempt(store, [...limits.account, ...limits.address]);
  // A wrong code is answered after the commit: the guess stays counted.
  const outcome = await store.write(async (tx) => {
    if (!(await useCode(tx, { workspaceId, phone }, input.code))) return null;
    const member = await findMemberByPhone(tx, workspaceId, phone);
    if (!member) return { phoneProof: await provePhone(tx, { workspaceId, phone }) };
    return { token: await openSession(tx, member, { method: 'code', place }) };
  });
  if (!outcome) throw new Fault('unauthenticated', 'members.wrongCode');
  await succeed(store, { cleared: limits.account, returned: limits.address });
  return outcome;
}

/**
 * Signs in by password. An unknown phone, a member without password and a wrong password are answered alike and as slowly. Throws
 * `members.wrongPassword`, `accounts.tooMany`.
 */
export async function signInWithPassword(
  store: Store,
  place: SignInPlace,
  input: { readonly phone: string; readonly password: string },
): Promise<{ readonly token: string }> {
  const phone = requirePhone(input.phone);
  const { workspaceId } = place;
  const limits = memberSignInLimits(workspaceId, phone, place.address);
  await attempt(store, [...limits.account, ...limits.address]);
  const member = await findMemberByPhone(store, workspaceId, phone);
  const hash = member ? await findPasswordHash(store, { workspaceId, memberId: member.id }) : null;
  const right = hash ? await verifyPassword(input.password, hash) : await verifyAgainstNothing(input.password);
  if (!member || !right) throw new Fault('unauthenticated', 'members.wrongPassword');
  const token = await store.write((tx) => openSession(tx, member, { method: 'password', place }));
  await succeed(store, { cleared: limits.account, returned: limits.address });
  return { token };
}

async function openSession(
  tx: Tx,
  member: Member,
  { method, place }: { readonly method: 'code' | 'password'; readonly place: SignInPlace },
): Promise<string> {
  const { locale, userAgent } = place;
  if (locale && locale !== member.locale) await updateMember(tx, member, { locale });
  return insertSession(tx, member, { method, userAgent });
}
