import { and, asc, eq, sql } from 'drizzle-orm';
import { staff, workspace } from '@/drizzle/tables/accounts';
import { authSession } from '@/drizzle/tables/sign-in';
import type { Store } from '@/lib/db/types';
import { readEnv } from '@/lib/env';
import { processSingleton } from '@/lib/process-singleton';
import { installationSecret } from './installation-secret';
import { queueResetLink } from './reset-link';
import { createStaffAuth, type StaffAuth } from './staff-auth';

/** Who is signed in, and where: the person's row in the company that the session looks at. */
export interface StaffSession {
  readonly staffId: string;
  readonly workspaceId: string;
  readonly userId: string;
  readonly sessionId: string;
}

const holder = () => processSingleton('staff-auth', () => new WeakMap<Store, Map<string, Promise<StaffAuth>>>());

/** The sign-in library of a store and address, made at first use. */
export function staffAuth(store: Store, publicUrl = readEnv().publicUrl): Promise<StaffAuth> {
  const byAddress = holder().get(store) ?? new Map<string, Promise<StaffAuth>>();
  holder().set(store, byAddress);
  const known = byAddress.get(publicUrl);
  if (known) return known;
  const made = makeStaffAuth(store, publicUrl).catch((error: unknown) => {
    // A database that was away for a moment must not keep everybody out for good.
    byAddress.delete(publicUrl);
    throw error;
  });
  byAddress.set(publicUrl, made);
  return made;
}

export async function makeStaffAuth(store: Store, publicUrl: string): Promise<StaffAuth> {
  const secret = await installationSecret(store, 'staff-auth-secret');
  return createStaffAuth(store, { secret, publicUrl, onResetLink: (reset) => queueResetLink(store, reset) });
}

/**
 * The signed-in member of staff behind a request's cookie; null when nobody is signed in, the session has ended, or the person is
 * suspended. Sessions are read from the database each time, so ending one takes effect at once.
 */
export async function staffFromRequest(store: Store, auth: StaffAuth, headers: Headers): Promise<StaffSession | null> {
  const signedIn = await userFromRequest(auth, headers);
  if (!signedIn) return null;
  const [current] = await workplaces(store, signedIn);
  if (!current) return null;
  const { userId, sessionId } = signedIn;
  return { staffId: current.staffId, workspaceId: current.workspaceId, userId, sessionId };
}

export interface UserSession {
  readonly userId: string;
  readonly sessionId: string;
  /** The company chosen in this session, if any. */
  readonly workspaceId: string | null;
}

/** The account behind a request's cookie, whether or not it still works for anybody. */
export async function userFromRequest(auth: StaffAuth, headers: Headers): Promise<UserSession | null> {
  const cookie = headers.get('cookie');
  if (!cookie) return null;
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
  if (!found) return null;
  return { userId: found.user.id, sessionId: found.session.id, workspaceId: found.session.workspaceId ?? null };
}

/** Companies where the account is active staff; the one the session looks at comes first. */
export async function workplaces(
  store: Pick<Store, 'db'>,
  user: Pick<UserSession, 'userId' | 'workspaceId'>,
): Promise<{ staffId: string; workspaceId: string; name: string }[]> {
  return store.db
    .select({ staffId: staff.id, workspaceId: staff.workspaceId, name: workspace.name })
    .from(staff)
    .innerJoin(workspace, eq(workspace.id, staff.workspaceId))
    .where(and(eq(staff.userId, user.userId), eq(staff.status, 'active')))
    .orderBy(sql`case when ${staff.workspaceId} = ${user.workspaceId ?? ''} then 0 else 1 end`, asc(staff.id));
}

/** Turns the session towards another company; false when the person does not work there. */
export async function chooseWorkplace(store: Store, user: UserSession, workspaceId: string): Promise<boolean> {
  const all = await workplaces(store, user);
  if (!all.some((place) => place.workspaceId === workspaceId)) return false;
  await store.db.update(authSession).set({ workspaceId }).where(eq(authSession.id, user.sessionId));
  return true;
}
