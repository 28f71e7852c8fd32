import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';

const MAX_AGE = 90 * 24 * 3_600;

/** Each company has a cookie of its own: one phone may be a member of several behind the same host. */
const nameOf = (workspaceId: string) => `pw_member_${workspaceId}`;

/** The value of the member cookie of a company; null when the request has none. */
export function memberToken(headers: Headers, workspaceId: string): string | null {
  const name = nameOf(workspaceId);
  return parse(headers.get('cookie') ?? '', name)[name] ?? null;
}

export interface MemberPass {
  readonly workspaceId: string;
  /** The value of the cookie. */
  readonly token: string;
}

export function setMemberCookie(context: Context, { workspaceId, token }: MemberPass, publicUrl: string): void {
  setCookie(context, nameOf(workspaceId), token, { ...attributes(publicUrl), maxAge: MAX_AGE });
}

export function clearMemberCookie(context: Context, workspaceId: string, publicUrl: string): void {
  deleteCookie(context, nameOf(workspaceId), attributes(publicUrl));
}

function attributes(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: publicUrl.startsWith('https:') } as const;
}
