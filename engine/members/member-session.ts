import { memberToken } from '@/lib/auth/member-cookie';
import type { Store } from '@/lib/db/types';
import { findSession, isStale, type MemberSession, touchSession } from './store/sessions';

/**
 * The member of this company behind a request's cookies; null when nobody is signed in there or the session has ended. Call it
 * outside of transactions.
 */
export async function memberFromRequest(
  store: Store,
  headers: Headers,
  workspaceId: string,
): Promise<MemberSession | null> {
  const session = await memberFromToken(store, memberToken(headers, workspaceId));
  // The name of a cookie is the browser's word, the company of a session ours.
  return session?.workspaceId === workspaceId ? session : null;
}

/** The same for the bare value of a cookie, whatever its company. */
export async function memberFromToken(store: Store, token: string | null): Promise<MemberSession | null> {
  if (!token) return null;
  const session = await findSession(store, token, store.clock());
  if (session && isStale(session, store.clock())) await store.write((tx) => touchSession(tx, session));
  return session;
}
