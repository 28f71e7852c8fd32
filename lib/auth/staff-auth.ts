import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor, username } from 'better-auth/plugins';
import { authAccount, authSession, authTwoFactor, authUser, authVerification } from '@/drizzle/tables/sign-in';
import type { Db, Store } from '@/lib/db/types';
import { createIdSource } from '@/lib/ids';
import { log } from '@/lib/log';
import { masked } from '@/lib/told-error';
import { hashPassword, STAFF_PASSWORDS, verifyPassword } from './password';
import { USERNAME } from './users';

export interface StaffAuthOptions {
  readonly secret: string;
  /** Outside address of the product, without a slash at its end. */
  readonly publicUrl: string;
  /** Called while a link for a new password is being made; the caller writes the letter. */
  readonly onResetLink: (reset: { readonly userId: string; readonly token: string }) => Promise<void>;
}

/** The header in which we tell the library the client's address; whatever a client sends under this name is dropped. */
export const ADDRESS_HEADER = 'x-pointwright-address';

const DAY = 24 * 3_600;
export const RESET_LINK_MINUTES = 60;

/**
 * The sign-in library over our store. Nobody signs up by themselves: accounts come from founding a company or from an invitation.
 * The library's own addresses are not served; `staffAuthRoutes` calls the few parts of it that we offer.
 */
export function createStaffAuth(store: Store, options: StaffAuthOptions) {
  return betterAuth({
    appName: 'Pointwright',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: drizzleAdapter(libraryDb(store), {
      provider: 'sqlite',
      schema: {
        user: authUser,
        session: authSession,
        account: authAccount,
        verification: authVerification,
        twoFactor: authTwoFactor,
      },
      transaction: true,
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: STAFF_PASSWORDS.shortest,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: RESET_LINK_MINUTES * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => options.onResetLink({ userId: user.id, token }),
      password: {
        hash: hashPassword,
        verify: ({ password, hash }) => verifyPassword(password, hash),
      },
    },
    session: {
      expiresIn: 14 * DAY,
      updateAge: DAY,
      additionalFields: { workspaceId: { type: 'string', required: false, input: false } },
    },
    verification: { storeIdentifier: 'hashed' },
    plugins: [
      username({ usernameValidator: (name) => USERNAME.test(name), displayUsername: false }),
      twoFactor({ issuer: 'Pointwright' }),
    ],
    // Attempts are counted by our own throttle, in the database and before the library is asked.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // Its own way would print whatever it was handed.
      log: (_level, message, ...more) =>
        log.error({ error: more.find((one) => one instanceof Error) }, masked(message)),
    },
    advanced: {
      cookiePrefix: 'pw',
      useSecureCookies: options.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: createIdSource(store.clock, (length) => crypto.getRandomValues(new Uint8Array(length))) },
    },
  });
}

export type StaffAuth = ReturnType<typeof createStaffAuth>;

/**
 * The library opens transactions by `db.transaction`; ours are opened by the store alone. Passwords are hashed before the parts of
 * the library that we call open one, and `hashPassword` refuses to work inside.
 */
function libraryDb(store: Store): Db {
  const db = Object.create(store.db) as Db;
  // The library uses nothing of the object it is handed but queries, which the store routes by itself.
  const transaction = (body: (tx: Db) => Promise<unknown>) => store.write(() => body(store.db));
  return Object.assign(db, { transaction }) as Db;
}
