import type { Hono } from 'hono';
import * as z from 'zod';
import type { Store } from '@/lib/db/types';
import { answer, createDoor, type DoorOptions, passwordSchema, readBody } from './door';
import { askLibrary, type LibraryAnswer, libraryHeaders } from './library-call';
import { Refusal } from './refusal';
import type { StaffAuth } from './staff-auth';
import { secretLimits, signInLimits } from './staff-limits';
import { addStaffSecurityRoutes } from './staff-security-routes';
import { chooseWorkplace, userFromRequest, workplaces } from './staff-session';
import { attempt, succeed } from './throttle';

const signInSchema = z.strictObject({
  /** E-mail address or username. */
  identifier: z.string().trim().min(1).max(254),
  password: passwordSchema,
  /** False: the session ends with the browser. */
  remember: z.boolean().default(true),
});

const secondFactorSchema = z.strictObject({
  code: z.string().trim().min(1).max(40),
  kind: z.enum(['totp', 'backup']).default('totp'),
  /** Ask for the second factor on this device again only after a month. */
  trustDevice: z.boolean().default(false),
});

/**
 * Sign-in of staff, to be mounted at `/api/auth`:
 *
 * POST `/sign-in` {identifier, password, remember} → {status: 'signedIn' | 'secondFactor'} ·
 * POST `/second-factor` {code, kind, trustDevice} → {status} · POST `/sign-out` ·
 * GET `/session` → {user, workplaces, current} · POST `/workplace` {workspaceId};
 * passwords, second factor and sessions: `staff-security-routes`.
 */
export function staffAuthRoutes(
  store: Store,
  options: DoorOptions & { readonly auth: () => Promise<StaffAuth> },
): Hono {
  const door = createDoor(options);

  door.post('/sign-in', async (context) => {
    const { identifier, password, remember } = await readBody(context, signInSchema);
    const address = options.addressOf(context);
    const limits = signInLimits(identifier, address);
    await attempt(store, [...limits.account, ...limits.address]);
    const auth = await options.auth();
    const headers = libraryHeaders(context, address);
    const common = { headers, asResponse: true } as const;
    const { body, cookies } = await askLibrary(
      identifier.includes('@')
        ? auth.api.signInEmail({ ...common, body: { email: identifier, password, rememberMe: remember } })
        : auth.api.signInUsername({ ...common, body: { username: identifier, password, rememberMe: remember } }),
    );
    await succeed(store, { cleared: limits.account, returned: limits.address });
    if (body.twoFactorRedirect === true) return answer(context, { status: 'secondFactor' }, cookies);
    await refuseSuspended(auth, cookies);
    return answer(context, { status: 'signedIn' }, cookies);
  });

  door.post('/second-factor', async (context) => {
    const { code, kind, trustDevice } = await readBody(context, secondFactorSchema);
    const address = options.addressOf(context);
    const limits = secretLimits(address);
    await attempt(store, limits);
    const auth = await options.auth();
    const call = { headers: libraryHeaders(context, address), asResponse: true, body: { code, trustDevice } } as const;
    const pending: Promise<LibraryAnswer> = askLibrary(
      kind === 'totp' ? auth.api.verifyTOTP(call) : auth.api.verifyBackupCode(call),
    );
    const { cookies } = await pending;
    await succeed(store, { cleared: [], returned: limits });
    await refuseSuspended(auth, cookies);
    return answer(context, { status: 'signedIn' }, cookies);
  });

  door.post('/sign-out', async (context) => {
    const auth = await options.auth();
    const headers = libraryHeaders(context, options.addressOf(context));
    const { cookies } = await askLibrary(auth.api.signOut({ headers, asResponse: true }));
    return answer(context, { status: 'signedOut' }, cookies);
  });

  door.get('/session', async (context) => {
    const auth = await options.auth();
    const headers = libraryHeaders(context, options.addressOf(context));
    const found = await auth.api.getSession({ headers });
    if (!found) throw new Refusal('unauthenticated', 'api.signInFirst');
    const { id, name, email, username, twoFactorEnabled } = found.user;
    const places = await workplaces(store, { userId: id, workspaceId: found.session.workspaceId ?? null });
    return answer(context, {
      user: { name, email, username: username ?? null, secondFactor: twoFactorEnabled === true },
      workplaces: places.map((place) => ({ id: place.workspaceId, name: place.name })),
      current: places[0]?.workspaceId ?? null,
    });
  });

  door.post('/workplace', async (context) => {
    const { workspaceId } = await readBody(context, z.strictObject({ workspaceId: z.string().max(40) }));
    const user = await userFromRequest(await options.auth(), context.req.raw.headers);
    if (!user) throw new Refusal('unauthenticated', 'api.signInFirst');
    if (!(await chooseWorkplace(store, user, workspaceId))) throw new Refusal('not-found', 'accounts.noWorkplace');
    return answer(context, { current: workspaceId });
  });

  addStaffSecurityRoutes(door, { ...options, store });
  return door;

  /** The password was right, but the person works nowhere any more: the fresh session is ended again. */
  async function refuseSuspended(auth: StaffAuth, cookies: readonly string[]): Promise<void> {
    const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
    const user = await userFromRequest(auth, new Headers({ cookie }));
    if (user && (await workplaces(store, user)).length > 0) return;
    if (user) await auth.api.signOut({ headers: new Headers({ cookie }) });
    throw new Refusal('forbidden', 'accounts.suspended');
  }
}
