import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';

const NAME = 'pw_member';
const MAX_AGE = 90 * 24 * 3_600;

/** The value of the member cookie; null when the request has none. */
export function memberToken(headers: Headers): string | null {
  return parse(headers.get('cookie') ?? '', NAME)[NAME] ?? null;
}

export function setMemberCookie(context: Context, token: string, publicUrl: string): void {
  setCookie(context, NAME, token, { ...attributes(publicUrl), maxAge: MAX_AGE });
}

/** The same for a door that is no Hono handler: a `Set-Cookie` line. */
export function memberCookieLine(token: string, publicUrl: string): string {
  const secure = attributes(publicUrl).secure ? '; Secure' : '';
  return `${NAME}=${token}; Max-Age=${MAX_AGE}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

export function clearMemberCookie(context: Context, publicUrl: string): void {
  deleteCookie(context, NAME, attributes(publicUrl));
}

function attributes(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: publicUrl.startsWith('https:') } as const;
}
