import { eq } from 'drizzle-orm';
import { appAddress } from '@/drizzle/tables/apps';
import { Fault } from '@/engine/kernel/fault';
import type { MemberCaller, MemberDoor } from '@/lib/auth/member-routes';
import type { Store } from '@/lib/db/types';
import { memberFromRequest } from './member-session';
import { requestCode } from './request-code';
import { setPassword } from './set-password';
import { signInWithCode, signInWithPassword } from './sign-in';
import { updateMember } from './store/members';
import { endSessions, listSessions, type MemberSession } from './store/sessions';

/** What stands behind the members' sign-in addresses. */
export function memberDoor(store: Store): MemberDoor {
  async function placeOf(caller: MemberCaller, app: string) {
    return { ...caller, workspaceId: await workspaceOf(store, app) };
  }

  async function signedIn({ headers }: MemberCaller, app: string): Promise<MemberSession> {
    const session = await memberFromRequest(store, headers, await workspaceOf(store, app));
    if (!session) throw new Fault('unauthenticated', 'api.signInFirst');
    return session;
  }

  return {
    requestCode: async (caller, { app, ...input }) => requestCode(store, await placeOf(caller, app), input),
    signInWithCode: async (caller, { app, ...input }) => {
      const place = await placeOf(caller, app);
      const outcome = await signInWithCode(store, place, input);
      return 'token' in outcome ? { ...outcome, workspaceId: place.workspaceId } : outcome;
    },
    signInWithPassword: async (caller, { app, ...input }) => {
      const place = await placeOf(caller, app);
      return { ...(await signInWithPassword(store, place, input)), workspaceId: place.workspaceId };
    },
    chooseLanguage: async (caller, { app, locale }) => {
      const { memberId: id, workspaceId } = await signedIn(caller, app);
      await store.write((tx) => updateMember(tx, { id, workspaceId }, { locale }));
    },
    setPassword: async (caller, { app, ...input }) => setPassword(store, await signedIn(caller, app), input),
    sessions: async (caller, app) => {
      const session = await signedIn(caller, app);
      const all = await listSessions(store, session, store.clock());
      return all.map((one) => ({ ...one, current: one.id === session.sessionId }));
    },
    endSession: async (caller, { app, sessionId }) => {
      const session = await signedIn(caller, app);
      const ended = await store.write((tx) => endSessions(tx, session, { only: sessionId }));
      if (ended === 0) throw new Fault('not-found', 'members.noSession');
    },
    signOut: async ({ headers }, app) => {
      const workspaceId = await workspaceOf(store, app);
      const session = await memberFromRequest(store, headers, workspaceId);
      if (session) await store.write((tx) => endSessions(tx, session, { only: session.sessionId }));
      return { workspaceId };
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
