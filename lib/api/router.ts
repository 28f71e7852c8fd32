import { type Context, Hono } from 'hono';
import { type BodyLimits, readJsonBody } from './json-body';

/** What the transport knows about a caller before anybody says who it is. */
export interface Caller {
  readonly request: Request;
  /** The client's address, after trusted proxies. */
  readonly address: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One address of the API: JSON in, JSON out. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for parameters, below the base path. */
  readonly path: string;
  handle(caller: Caller, input: Readonly<Record<string, unknown>>): Promise<Answer>;
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
}

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
} as const;

export function createRouter(options: RouterOptions): Hono {
  const router = new Hono();
  for (const endpoint of options.endpoints) {
    const pattern = options.basePath + endpoint.path.replace(/\{(\w+)\}/g, ':$1');
    router.on(endpoint.method, pattern, async (context) => {
      const caller = { request: context.req.raw, address: options.addressOf(context) };
      try {
        if ('handleRaw' in endpoint) return await endpoint.handleRaw(caller, context.req.param());
        const input = await readInput(context, endpoint, options.limits);
        return json(context, await endpoint.handle(caller, input));
      } catch (error) {
        return json(context, options.problemOf(error, context.req.raw), 'application/problem+json');
      }
    });
  }
  router.notFound((context) => json(context, options.notFound(context.req.raw), 'application/problem+json'));
  router.onError((error, context) =>
    json(context, options.problemOf(error, context.req.raw), 'application/problem+json'),
  );
  return router;
}

async function readInput(context: Context, endpoint: Endpoint, limits: BodyLimits): Promise<Record<string, unknown>> {
  const reads = endpoint.method === 'GET' || endpoint.method === 'DELETE';
  const sent = reads ? context.req.query() : await readJsonBody(context.req.raw, limits);
  const body = typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? sent : { body: sent };
  return { ...body, ...context.req.param() };
}

function json(context: Context, answer: Answer, type = 'application/json'): Response {
  const headers = { ...HEADERS, ...answer.headers };
  if (answer.status === 204) return context.body(null, 204, headers);
  return context.body(JSON.stringify(answer.body ?? null), answer.status as 200, { ...headers, 'content-type': type });
}
