import { and, desc, eq, gt, ne } from 'drizzle-orm';
import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { authSession, authUser } from '@/drizzle/tables/sign-in';
import type { Store } from '@/lib/db/types';
import { answer, type DoorOptions, passwordSchema, readBody, tokenSchema } from './door';
import { askLibrary, libraryHeaders } from './library-call';
import { requireGoodPassword, STAFF_PASSWORDS } from './password';
import { Refusal } from './refusal';
import { askForResetLink } from './reset-link';
import type { StaffAuth } from './staff-auth';
import { ownPasswordLimits, resetLinkLimits, secretLimits } from './staff-limits';
import { userFromRequest } from './staff-session';
import { attempt, succeed } from './throttle';

interface Security extends DoorOptions {
  readonly store: Store;
  readonly auth: () => Promise<StaffAuth>;
}

const withPassword = z.strictObject({ password: passwordSchema });

/**
 * What a person does about their own account:
 *
 * GET `/sessions` · DELETE `/sessions/:id` · POST `/sessions/end-others` ·
 * POST `/password` {current, next} · POST `/reset-link` {email} · POST `/reset` {token, password} ·
 * POST `/second-factor/begin` {password} → {uri, backupCodes} · `/second-factor/confirm` {code} ·
 * `/second-factor/end` {password} · `/second-factor/backup-codes` {password} → {backupCodes}
 */
export function addStaffSecurityRoutes(door: Hono, options: Security): void {
  const { store } = options;

  async function whoAsks(context: Context) {
    const auth = await options.auth();
    const user = await userFromRequest(auth, context.req.raw.headers);
    if (!user) throw new Refusal('unauthenticated', 'api.signInFirst');
    return { auth, user, headers: libraryHeaders(context, options.addressOf(context)) };
  }

  door.get('/sessions', async (context) => {
    const { user } = await whoAsks(context);
    const rows = await store.db
      .select()
      .from(authSession)
      .where(and(eq(authSession.userId, user.userId), gt(authSession.expiresAt, new Date())))
      .orderBy(desc(authSession.updatedAt));
    const sessions = rows.map((row) => ({
      id: row.id,
      current: row.id === user.sessionId,
      address: row.ipAddress,
      browser: row.userAgent,
      signedInAt: row.createdAt.toISOString(),
      usedAt: row.updatedAt.toISOString(),
    }));
    return answer(context, { sessions });
  });

  door.delete('/sessions/:id', async (context) => {
    const { user } = await whoAsks(context);
    const one = and(eq(authSession.id, context.req.param('id')), eq(authSession.userId, user.userId));
    const ended = await store.db.delete(authSession).where(one).returning({ id: authSession.id });
    if (ended.length === 0) throw new Refusal('not-found', 'accounts.noSession');
    return answer(context, { ended: ended.length });
  });

  door.post('/sessions/end-others', async (context) => {
    const { user } = await whoAsks(context);
    const others = and(eq(authSession.userId, user.userId), ne(authSession.id, user.sessionId));
    const ended = await store.db.delete(authSession).where(others).returning({ id: authSession.id });
    return answer(context, { ended: ended.length });
  });

  door.post('/password', async (context) => {
    const { current, next } = await readBody(
      context,
      z.strictObject({ current: passwordSchema, next: passwordSchema }),
    );
    const { auth, user, headers } = await whoAsks(context);
    const limits = ownPasswordLimits(user.userId);
    await attempt(store, limits);
    requireGoodPassword(next, STAFF_PASSWORDS, await ownNames(user.userId));
    const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
    const { cookies } = await askLibrary(auth.api.changePassword({ body, headers, asResponse: true }));
    await succeed(store, { cleared: limits, returned: [] });
    return answer(context, { status: 'changed' }, cookies);
  });

  door.post('/reset-link', async (context) => {
    const { email } = await readBody(context, z.strictObject({ email: z.email().max(254).toLowerCase() }));
    await attempt(store, resetLinkLimits(email, options.addressOf(context)));
    await store.write((tx) => askForResetLink(tx, email));
    return answer(context, { status: 'sent' });
  });

  door.post('/reset', async (context) => {
    const { token, password } = await readBody(
      context,
      z.strictObject({ token: tokenSchema, password: passwordSchema }),
    );
    const limits = secretLimits(options.addressOf(context));
    await attempt(store, limits);
    requireGoodPassword(password, STAFF_PASSWORDS);
    const auth = await options.auth();
    await askLibrary(auth.api.resetPassword({ body: { token, newPassword: password }, asResponse: true }));
    await succeed(store, { cleared: [], returned: limits });
    return answer(context, { status: 'changed' });
  });

  door.post('/second-factor/begin', async (context) => {
    const { password } = await readBody(context, withPassword);
    const { auth, user, headers } = await whoAsks(context);
    await attempt(store, ownPasswordLimits(user.userId));
    const { body } = await askLibrary(auth.api.enableTwoFactor({ body: { password }, headers, asResponse: true }));
    return answer(context, { uri: body.totpURI, backupCodes: body.backupCodes });
  });

  door.post('/second-factor/confirm', async (context) => {
    const { code } = await readBody(
      context,
      z.strictObject({
        code: z
          .string()
          .trim()
          .regex(/^\d{6}$/),
      }),
    );
    const { auth, user, headers } = await whoAsks(context);
    await attempt(store, ownPasswordLimits(user.userId));
    const { cookies } = await askLibrary(auth.api.verifyTOTP({ body: { code }, headers, asResponse: true }));
    return answer(context, { status: 'on' }, cookies);
  });

  door.post('/second-factor/end', async (context) => {
    const { password } = await readBody(context, withPassword);
    const { auth, user, headers } = await whoAsks(context);
    await attempt(store, ownPasswordLimits(user.userId));
    const { cookies } = await askLibrary(auth.api.disableTwoFactor({ body: { password }, headers, asResponse: true }));
    return answer(context, { status: 'off' }, cookies);
  });

  door.post('/second-factor/backup-codes', async (context) => {
    const { password } = await readBody(context, withPassword);
    const { auth, user, headers } = await whoAsks(context);
    await attempt(store, ownPasswordLimits(user.userId));
    const { body } = await askLibrary(auth.api.generateBackupCodes({ body: { password }, headers, asResponse: true }));
    return answer(context, { backupCodes: body.backupCodes });
  });

  async function ownNames(userId: string): Promise<string[]> {
    const [row] = await store.db.select().from(authUser).where(eq(authUser.id, userId));
    return row ? [row.name, row.username ?? '', row.email.split('@')[0] ?? ''] : [];
  }
}
