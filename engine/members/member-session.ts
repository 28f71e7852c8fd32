import { memberToken } from '@/lib/auth/member-cookie';
import type { Store } from '@/lib/db/types';
import { findSession, isStale, type MemberSession, touchSession } from './store/sessions';

/**
 * The member behind a request's cookie; null when nobody is signed in or the session has ended. The caller compares the session's
 * workspace with the app's. Call it outside of transactions.
 */
export function memberFromRequest(store: Store, headers: Headers): Promise<MemberSession | null> {
  return memberFromToken(store, memberToken(headers));
}

/** The same for the bare value of the cookie. */
export async function memberFromToken(store: Store, token: string | null): Promise<MemberSession | null> {
  if (!token) return null;
  const session = await findSession(store, token, store.clock());
  if (session && isStale(session, store.clock())) await store.write((tx) => touchSession(tx, session));
  return session;
}
