import { eq } from 'drizzle-orm';
import { appAddress } from '@/drizzle/tables/apps';
import { Fault } from '@/engine/kernel/fault';
import type { MemberCaller, MemberDoor } from '@/lib/auth/member-routes';
import type { Store } from '@/lib/db/types';
import { memberFromToken } from './member-session';
import { requestCode } from './request-code';
import { setPassword } from './set-password';
import { signInWithCode, signInWithPassword } from './sign-in';
import { endSessions, listSessions, type MemberSession } from './store/sessions';

/** What stands behind the members' sign-in addresses. */
export function memberDoor(store: Store): MemberDoor {
  async function placeOf(caller: MemberCaller, app: string) {
    return { ...caller, workspaceId: await workspaceOf(store, app) };
  }

  async function signedIn(caller: MemberCaller): Promise<MemberSession> {
    const session = await memberFromToken(store, caller.token);
    if (!session) throw new Fault('unauthenticated', 'api.signInFirst');
    return session;
  }

  return {
    requestCode: async (caller, { app, ...input }) => requestCode(store, await placeOf(caller, app), input),
    signInWithCode: async (caller, { app, ...input }) => signInWithCode(store, await placeOf(caller, app), input),
    signInWithPassword: async (caller, { app, ...input }) =>
      signInWithPassword(store, await placeOf(caller, app), input),
    setPassword: async (caller, input) => setPassword(store, await signedIn(caller), input),
    sessions: async (caller) => {
      const session = await signedIn(caller);
      const all = await listSessions(store, session, store.clock());
      return all.map((one) => ({ ...one, current: one.id === session.sessionId }));
    },
    endSession: async (caller, only) => {
      const session = await signedIn(caller);
      const ended = await store.write((tx) => endSessions(tx, session, { only }));
      if (ended === 0) throw new Fault('not-found', 'members.noSession');
    },
    signOut: async (caller) => {
      const session = await memberFromToken(store, caller.token);
      if (session) await store.write((tx) => endSessions(tx, session, { only: session.sessionId }));
    },
  };
}

/** The company behind an app's address. Throws `members.noApp`. */
async function workspaceOf(store: Store, app: string): Promise<string> {
  const [row] = await store.db
    .select({ workspaceId: appAddress.workspaceId })
    .from(appAddress)
    .where(eq(appAddress.address, app));
  if (!row) throw new Fault('not-found', 'members.noApp');
  return row.workspaceId;
}
