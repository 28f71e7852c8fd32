import { type Context, Hono } from 'hono';
import { allowedMethods } from './allowed-methods';
import { type BodyLimits, readJsonBody } from './json-body';
import { requestId } from './request-id';

/** What the transport knows about a caller before anybody says who it is. */
export interface Caller {
  readonly request: Request;
  /** The client's address, after trusted proxies. */
  readonly address: string;
  /** Goes along with the answer, whatever it will be: what is left of the caller's rate. */
  readonly headers: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A body that somebody else has written as JSON already. */
export interface WrittenAnswer extends Omit<Answer, 'body'> {
  readonly json: string;
}

/** One address of the API: JSON in, JSON out. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for parameters, below the base path. */
  readonly path: string;
  handle(caller: Caller, input: Readonly<Record<string, unknown>>): Promise<Answer | WrittenAnswer>;
}

/** An address that speaks something else than JSON: uploads, downloads, redirects. */
export interface RawEndpoint {
  readonly method: Endpoint['method'];
  readonly path: string;
  handleRaw(caller: Caller, params: Readonly<Record<string, string>>): Promise<Response>;
}

export interface RouterOptions {
  readonly basePath: string;
  readonly endpoints: readonly (Endpoint | RawEndpoint)[];
  readonly limits: BodyLimits;
  readonly addressOf: (context: Context) => string;
  /** Turns anything thrown into a problem+json answer. */
  readonly problemOf: (error: unknown, request: Request) => Answer;
  readonly notFound: (request: Request) => Answer;
  /** The address exists, and `allowed` are its methods. */
  readonly wrongMethod: (request: Request, allowed: string) => Answer;
}

/** Data is no page: nothing in an answer is ever run, framed or fetched by another site. */
export const API_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
} as const;

const PROBLEM = 'application/problem+json';

export function createRouter(options: RouterOptions): Hono {
  const router = new Hono();
  for (const endpoint of options.endpoints) {
    const pattern = options.basePath + endpoint.path.replace(/\{(\w+)\}/g, ':$1');
    router.on(endpoint.method, pattern, async (context) => {
      const headers = { 'x-request-id': requestId(context.req.raw) };
      const caller: Caller = { request: context.req.raw, address: options.addressOf(context), headers };
      try {
        if ('handleRaw' in endpoint) return withHeaders(await endpoint.handleRaw(caller, context.req.param()), headers);
        const input = await readInput(context, endpoint, options.limits);
        return json(context, await endpoint.handle(caller, input), { headers });
      } catch (error) {
        return json(context, options.problemOf(error, context.req.raw), { headers, type: PROBLEM });
      }
    });
  }
  // Asked only for what no endpoint answers, so that the way of an order stays short.
  const methodsOf = allowedMethods(options.endpoints);
  router.notFound((context) => {
    const headers = { 'x-request-id': requestId(context.req.raw) };
    const { path, raw: request } = context.req;
    const under = path.startsWith(options.basePath) ? path.slice(options.basePath.length) : '';
    const allowed = methodsOf(under).join(', ');
    if (!allowed) return json(context, options.notFound(request), { headers, type: PROBLEM });
    const allow = { ...headers, allow: allowed };
    // No other origin is let in: keys belong into servers, and our own pages have the same origin.
    if (request.method === 'OPTIONS') return json(context, { status: 204, body: null }, { headers: allow });
    return json(context, options.wrongMethod(request, allowed), { headers: allow, type: PROBLEM });
  });
  router.onError((error, context) => {
    const headers = { 'x-request-id': requestId(context.req.raw) };
    return json(context, options.problemOf(error, context.req.raw), { headers, type: PROBLEM });
  });
  return router;
}

async function readInput(context: Context, endpoint: Endpoint, limits: BodyLimits): Promise<Record<string, unknown>> {
  const reads = endpoint.method === 'GET' || endpoint.method === 'DELETE';
  const sent = reads ? context.req.query() : await readJsonBody(context.req.raw, limits);
  const body = typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? sent : { body: sent };
  return { ...body, ...context.req.param() };
}

interface Dress {
  readonly headers: Readonly<Record<string, string>>;
  readonly type?: string;
}

function json(
  context: Context,
  answer: Answer | WrittenAnswer,
  { headers: more, type = 'application/json' }: Dress,
): Response {
  const headers = { ...API_HEADERS, ...more, ...answer.headers };
  if (answer.status === 204) return context.body(null, 204, headers);
  const text = 'json' in answer ? answer.json : JSON.stringify(answer.body ?? null);
  return context.body(text, answer.status as 200, { ...headers, 'content-type': type });
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  const all = { ...API_HEADERS, ...headers };
  for (const [name, value] of Object.entries(all)) {
    // What the endpoint says itself, such as for how long a picture may be kept, counts.
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}
