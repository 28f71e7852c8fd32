import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { type BodyLimits, readJsonBody } from '@/lib/api/json-body';
import { requestId } from '@/lib/api/request-id';
import { type Answer, API_HEADERS } from '@/lib/api/router';
import { originAllowedAtDoor } from './origin';
import { Refusal } from './refusal';

export interface DoorOptions {
  /** Outside address of the product, without a slash at its end. */
  readonly publicUrl: string;
  readonly addressOf: (context: Context) => string;
  /** Turns anything thrown into a problem+json answer, as the rest of the API does. */
  readonly problemOf: (error: unknown, request: Request) => Answer;
}

/** What a sign-in body may be at most. */
const SIGN_IN_LIMITS: BodyLimits = { bytes: 20_000, depth: 6, keys: 100 };
/** A filled-in form may hold more. */
export const FORM_LIMITS: BodyLimits = { bytes: 1_000_000, depth: 12, keys: 5_000 };

/** A router for addresses that hand out cookies: nothing is cached, no other site may call, refusals are problem+json. */
export function createDoor(options: DoorOptions): Hono {
  const door = new Hono();
  door.use(async (context, next) => {
    if (!originAllowedAtDoor(context.req.raw, options.publicUrl)) {
      throw new Refusal('forbidden', 'api.foreignOrigin');
    }
    await next();
    dress(context.res.headers, context.req.raw);
  });
  door.onError((error, context) => {
    const { status, body, headers } = options.problemOf(error, context.req.raw);
    const answer = Response.json(body, { status, headers: { ...headers, 'content-type': 'application/problem+json' } });
    dress(answer.headers, context.req.raw);
    return answer;
  });
  return door;
}

function dress(headers: Headers, request: Request): void {
  for (const [name, value] of Object.entries(API_HEADERS)) headers.set(name, value);
  headers.set('x-request-id', requestId(request));
}

/** The body of a request, judged by a schema. Throws `api.invalidInput` with one problem for each wrong place. */
export async function readBody<T>(
  context: Context,
  schema: z.ZodType<T>,
  limits: BodyLimits = SIGN_IN_LIMITS,
): Promise<T> {
  const parsed = schema.safeParse(await readJsonBody(context.req.raw, limits));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({ path: `/${issue.path.join('/')}`, code: 'api.invalidValue' }));
  throw new Refusal('invalid', 'api.invalidInput', {}, problems);
}

/** An answer with the cookies that the sign-in library has written. */
export function answer(context: Context, body: unknown, cookies: readonly string[] = []): Response {
  for (const cookie of cookies) context.header('set-cookie', cookie, { append: true });
  return context.json(body);
}

export const passwordSchema = z.string().min(1).max(1_000);
export const tokenSchema = z.string().min(1).max(300);
