import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { member, memberSession } from '@/drizzle/tables/members';
import { newSecret, sameSecret } from '@/lib/crypto/secret';
import type { Tx } from '@/lib/db/types';
import type { Member, MemberStatus } from './members';

const HOUR = 3_600_000;
/** A phone stays signed in this long. */
const LIFE = 90 * 24 * HOUR;

export type SignInMethod = 'code' | 'password' | 'registration';

export interface MemberSession {
  readonly sessionId: string;
  readonly memberId: string;
  readonly workspaceId: string;
  readonly status: MemberStatus;
  readonly method: SignInMethod;
  readonly createdAt: number;
  readonly seenAt: number;
}

/** Signs a member in; returns the cookie's value, once. */
export async function insertSession(
  tx: Tx,
  who: Pick<Member, 'id' | 'workspaceId'>,
  how: { readonly method: SignInMethod; readonly userAgent: string },
): Promise<string> {
  const id = tx.newId();
  const { secret, hash } = newSecret(tx);
  await tx.db.insert(memberSession).values({
    id,
    workspaceId: who.workspaceId,
    memberId: who.id,
    secretHash: hash,
    method: how.method,
    userAgent: how.userAgent.slice(0, 300),
    createdAt: tx.now,
    seenAt: tx.now,
    expiresAt: tx.now + LIFE,
  });
  return `${id}.${secret}`;
}

/** The session a cookie stands for; null when it has ended or the member has been erased. */
export async function findSession(from: Pick<Tx, 'db'>, token: string, now: number): Promise<MemberSession | null> {
  const [id = '', secret = ''] = token.split('.');
  const [row] = await from.db
    .select({ session: memberSession, status: member.status })
    .from(memberSession)
    .innerJoin(member, eq(member.id, memberSession.memberId))
    .where(and(eq(memberSession.id, id), gt(memberSession.expiresAt, now)));
  if (!row || !sameSecret(secret, row.session.secretHash) || row.status === 'erased') return null;
  const { memberId, workspaceId, method, createdAt, seenAt } = row.session;
  return {
    sessionId: id,
    memberId,
    workspaceId,
    status: row.status as MemberStatus, // the database checks it
    method: method as SignInMethod, // written by insertSession alone
    createdAt,
    seenAt,
  };
}

/** Notes that the session is in use, once an hour. */
export async function touchSession(tx: Tx, session: MemberSession): Promise<void> {
  await tx.db.update(memberSession).set({ seenAt: tx.now }).where(eq(memberSession.id, session.sessionId));
}

export function isStale(session: MemberSession, now: number): boolean {
  return now - session.seenAt >= HOUR;
}

export interface ListedSession {
  readonly id: string;
  readonly userAgent: string;
  readonly createdAt: number;
  readonly seenAt: number;
}

/** A member's open sessions, the latest first. */
export async function listSessions(
  tx: Pick<Tx, 'db'>,
  who: { readonly workspaceId: string; readonly memberId: string },
  now: number,
): Promise<ListedSession[]> {
  const { id, userAgent, createdAt, seenAt } = memberSession;
  return tx.db
    .select({ id, userAgent, createdAt, seenAt })
    .from(memberSession)
    .where(and(ownedBy(who), gt(memberSession.expiresAt, now)))
    .orderBy(desc(memberSession.seenAt), desc(memberSession.id));
}

/** Ends one session of the member, or with `except` all others; returns how many ended. */
export async function endSessions(
  tx: Tx,
  who: { readonly workspaceId: string; readonly memberId: string },
  which: { readonly only?: string; readonly except?: string },
): Promise<number> {
  const only = which.only === undefined ? undefined : eq(memberSession.id, which.only);
  const except = which.except === undefined ? undefined : ne(memberSession.id, which.except);
  const ended = await tx.db
    .delete(memberSession)
    .where(and(ownedBy(who), only, except))
    .returning({ id: memberSession.id });
  return ended.length;
}

function ownedBy(who: { readonly workspaceId: string; readonly memberId: string }) {
  return and(eq(memberSession.workspaceId, who.workspaceId), eq(memberSession.memberId, who.memberId));
}
