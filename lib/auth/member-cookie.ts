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

export function clearMemberCookie(context: Context, publicUrl: string): void {
  deleteCookie(context, NAME, attributes(publicUrl));
}

function attributes(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: publicUrl.startsWith('https:') } as const;
}
