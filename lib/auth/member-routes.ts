import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { LOCALES, type Locale, localeOfRequest } from '@/lib/i18n/locales';
import { answer, createDoor, type DoorOptions, FORM_LIMITS, passwordSchema, readBody } from './door';
import { clearMemberCookie, type MemberPass, setMemberCookie } from './member-cookie';

/** Where a request comes from, as far as the door can see. */
export interface MemberCaller {
  readonly address: string;
  readonly userAgent: string;
  /** With the cookies: one for each company the browser is a member of. */
  readonly headers: Headers;
  /** The language the caller reads; null when the request does not say. */
  readonly locale: Locale | null;
}

/** What the engine does behind these addresses; `app` is the app's address, which names the company. */
export interface MemberDoor {
  requestCode(
    caller: MemberCaller,
    input: { readonly app: string; readonly phone: string; readonly locale?: Locale },
  ): Promise<{ readonly resendAfter: number; readonly validFor: number }>;
  signInWithCode(
    caller: MemberCaller,
    input: { readonly app: string; readonly phone: string; readonly code: string },
  ): Promise<MemberPass | { readonly phoneProof: string }>;
  signInWithPassword(
    caller: MemberCaller,
    input: { readonly app: string; readonly phone: string; readonly password: string },
  ): Promise<MemberPass>;
  /** Letters to the signed-in member come in this language from now on. */
  chooseLanguage(caller: MemberCaller, input: { readonly app: string; readonly locale: Locale }): Promise<void>;
  setPassword(
    caller: MemberCaller,
    input: { readonly app: string; readonly current?: string; readonly next: string },
  ): Promise<void>;
  sessions(caller: MemberCaller, app: string): Promise<readonly unknown[]>;
  endSession(caller: MemberCaller, input: { readonly app: string; readonly sessionId: string }): Promise<void>;
  /** Answers with the company whose cookie is to go. */
  signOut(caller: MemberCaller, app: string): Promise<{ readonly workspaceId: string }>;
}

/** Makes a member of what was filled in; answers with what the page is to show, and the member cookie. */
export type Register = (
  caller: MemberCaller,
  input: { readonly app: string; readonly phoneProof: string; readonly values: Readonly<Record<string, unknown>> },
) => Promise<{ readonly pass: MemberPass; readonly body: Readonly<Record<string, unknown>> }>;

/** Gives the signed-in member another phone: the one a code was sent to. */
export type ChangePhone = (
  caller: MemberCaller,
  input: { readonly app: string; readonly phone: string; readonly code: string },
) => Promise<void>;

const app = z.string().min(1).max(60);
const phone = z.string().min(5).max(40);
const locale = z.enum(LOCALES);

/**
 * Sign-in of members, to be mounted at `/api/auth/member`:
 * POST `/code` {app, phone} → {status: 'sent', resendAfter, validFor} in seconds ·
 * POST `/sign-in` {app, phone, code} → {status: 'signedIn'} or {status: 'phoneProven', phoneProof} for a phone that nobody has registered ·
 * POST `/register` {app, phoneProof, values} → {memberId, effects}, signed in ·
 * POST `/sign-in-with-password` {app, phone, password} · POST `/password` {app, current?, next} ·
 * POST `/phone` {app, phone, code} · POST `/language` {app, locale} ·
 * GET `/sessions?app=` · DELETE `/sessions/:id?app=` · POST `/sign-out` {app}.
 */
export function memberAuthRoutes(
  options: DoorOptions & { readonly door: MemberDoor; readonly register: Register; readonly changePhone: ChangePhone },
): Hono {
  const { door: behind, publicUrl } = options;
  const door = createDoor(options);

  const caller = (context: Context): MemberCaller => ({
    address: options.addressOf(context),
    userAgent: context.req.header('user-agent') ?? '',
    headers: context.req.raw.headers,
    locale: localeOfRequest(context.req.raw.headers),
  });

  door.post('/code', async (context) => {
    const input = await readBody(context, z.strictObject({ app, phone, locale: locale.optional() }));
    return answer(context, { status: 'sent', ...(await behind.requestCode(caller(context), input)) });
  });

  door.post('/sign-in', async (context) => {
    const input = await readBody(context, z.strictObject({ app, phone, code: z.string().trim().min(1).max(12) }));
    const outcome = await behind.signInWithCode(caller(context), input);
    if ('phoneProof' in outcome) return answer(context, { status: 'phoneProven', phoneProof: outcome.phoneProof });
    setMemberCookie(context, outcome, publicUrl);
    return answer(context, { status: 'signedIn' });
  });

  door.post('/register', async (context) => {
    const schema = z.strictObject({
      app,
      phoneProof: z.string().min(1).max(200),
      values: z.record(z.string().max(100), z.json()),
    });
    const { pass, body } = await options.register(caller(context), await readBody(context, schema, FORM_LIMITS));
    setMemberCookie(context, pass, publicUrl);
    return answer(context, body);
  });

  door.post('/sign-in-with-password', async (context) => {
    const input = await readBody(context, z.strictObject({ app, phone, password: passwordSchema }));
    setMemberCookie(context, await behind.signInWithPassword(caller(context), input), publicUrl);
    return answer(context, { status: 'signedIn' });
  });

  door.post('/password', async (context) => {
    const schema = z.strictObject({ app, current: passwordSchema.optional(), next: passwordSchema });
    await behind.setPassword(caller(context), await readBody(context, schema));
    return answer(context, { status: 'changed' });
  });

  door.post('/phone', async (context) => {
    const input = await readBody(context, z.strictObject({ app, phone, code: z.string().trim().min(1).max(12) }));
    await options.changePhone(caller(context), input);
    return answer(context, { status: 'changed' });
  });

  door.post('/language', async (context) => {
    await behind.chooseLanguage(caller(context), await readBody(context, z.strictObject({ app, locale })));
    return answer(context, { status: 'changed' });
  });

  const appAsked = (context: Context) => (context.req.query('app') ?? '').slice(0, 60);

  door.get('/sessions', async (context) =>
    answer(context, { sessions: await behind.sessions(caller(context), appAsked(context)) }),
  );

  door.delete('/sessions/:id', async (context) => {
    await behind.endSession(caller(context), { app: appAsked(context), sessionId: context.req.param('id') });
    return answer(context, { status: 'ended' });
  });

  door.post('/sign-out', async (context) => {
    const input = await readBody(context, z.strictObject({ app }));
    const { workspaceId } = await behind.signOut(caller(context), input.app);
    clearMemberCookie(context, workspaceId, publicUrl);
    return answer(context, { status: 'signedOut' });
  });

  return door;
}
