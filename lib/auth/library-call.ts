import type { Context } from 'hono';
import { Refusal } from './refusal';
import { ADDRESS_HEADER } from './staff-auth';

/** The library's codes, and what we say instead. Codes not listed here are mistakes of ours. */
const REFUSALS: Readonly<Record<string, () => Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: () => new Refusal('unauthenticated', 'accounts.wrongSignIn'),
  INVALID_USERNAME_OR_PASSWORD: () => new Refusal('unauthenticated', 'accounts.wrongSignIn'),
  INVALID_EMAIL: () => new Refusal('unauthenticated', 'accounts.wrongSignIn'),
  INVALID_USERNAME: () => new Refusal('unauthenticated', 'accounts.wrongSignIn'),
  USERNAME_TOO_SHORT: () => new Refusal('unauthenticated', 'accounts.wrongSignIn'),
  USERNAME_TOO_LONG: () => new Refusal('unauthenticated', 'accounts.wrongSignIn'),
  PASSWORD_TOO_LONG: () => new Refusal('unauthenticated', 'accounts.wrongSignIn'),
  INVALID_PASSWORD: () => new Refusal('refused', 'accounts.wrongPassword'),
  INVALID_CODE: () => new Refusal('unauthenticated', 'accounts.wrongCode'),
  INVALID_BACKUP_CODE: () => new Refusal('unauthenticated', 'accounts.wrongCode'),
  INVALID_TWO_FACTOR_COOKIE: () => new Refusal('unauthenticated', 'accounts.signInAgain'),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: () => new Refusal('too-many', 'accounts.signInAgain'),
  ACCOUNT_TEMPORARILY_LOCKED: () => new Refusal('too-many', 'accounts.tooMany', { seconds: 900 }),
  TOTP_ALREADY_ENABLED: () => new Refusal('conflict', 'accounts.secondFactorOn'),
  TOTP_NOT_ENABLED: () => new Refusal('refused', 'accounts.secondFactorOff'),
  TWO_FACTOR_NOT_ENABLED: () => new Refusal('refused', 'accounts.secondFactorOff'),
  INVALID_TOKEN: () => new Refusal('refused', 'accounts.linkExpired'),
  UNAUTHORIZED: () => new Refusal('unauthenticated', 'api.signInFirst'),
};

export interface LibraryAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  /** `Set-Cookie` lines. */
  readonly cookies: readonly string[];
}

/** Waits for the library's answer; throws a refusal of ours when it says no. */
export async function askLibrary(pending: Promise<Response>): Promise<LibraryAnswer> {
  const response = await pending;
  const body = ((await response.json().catch(() => null)) ?? {}) as Record<string, unknown>; // the library answers objects
  if (response.ok) return { body, cookies: response.headers.getSetCookie() };
  const code = String(body.code ?? '');
  const refusal = Object.hasOwn(REFUSALS, code) ? REFUSALS[code]?.() : undefined;
  if (refusal) throw refusal;
  if (response.status === 401) throw new Refusal('unauthenticated', 'api.signInFirst');
  throw new Error(`the sign-in library answered ${response.status} ${code}`);
}

/** What the library may know of a request: its cookies, the browser, and the address that we have found out ourselves. */
export function libraryHeaders(context: Context, address: string): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: address });
  const cookie = context.req.header('cookie');
  const agent = context.req.header('user-agent');
  if (cookie) headers.set('cookie', cookie);
  if (agent) headers.set('user-agent', agent.slice(0, 300));
  return headers;
}
