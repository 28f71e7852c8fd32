export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface ApiProblem {
  /** 0 when no answer came. */
  readonly status: number;
  /** Stable; `ui.offline`, `ui.busy` and `ui.server` are said by the browser itself. */
  readonly code: string;
  /** In the reader's language, by the server; empty for the browser's own codes. */
  readonly title: string;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  readonly problems: readonly {
    /** JSON pointer into the body. */
    readonly path: string;
    readonly code: string;
    readonly message: string;
    readonly params?: Readonly<Record<string, string | number | boolean | null>>;
  }[];
}

export type ApiResult<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly problem: ApiProblem };

export interface CallOptions {
  /** JSON body, or for GET and DELETE the query. */
  readonly body?: unknown;
  /** The same key makes a repeated request harmless; keep it until an answer has come. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

const API = '/api/v1';
const TIMEOUT = 30_000;
const SECOND_TRY = 800;

/**
 * Calls `/api/v1` + `path` (or a path that starts with `/api/`). Never throws: a network that drops is tried once more with the
 * same idempotency key, then answered as the problem `ui.offline`, so that a screen keeps what was typed.
 */
export async function callApi<Output>(
  method: Method,
  path: string,
  options: CallOptions = {},
): Promise<ApiResult<Output>> {
  const key = options.idempotencyKey ?? newIdempotencyKey();
  const call = () => send<Output>(method, path, { ...options, idempotencyKey: key });
  try {
    return await call();
  } catch {
    if (options.signal?.aborted) return refuse(0, 'ui.offline');
    await new Promise((resolve) => setTimeout(resolve, SECOND_TRY));
    return call().catch(() => refuse<Output>(0, 'ui.offline'));
  }
}

/** A fresh key; made of random bytes because `crypto.randomUUID` is missing on plain http. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function send<Output>(method: Method, path: string, options: CallOptions): Promise<ApiResult<Output>> {
  const asks = method === 'GET' || method === 'DELETE';
  const headers: Record<string, string> = { accept: 'application/json' };
  if (!asks) headers['content-type'] = 'application/json';
  if (method !== 'GET' && options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  const response = await fetch(addressOf(path, asks ? options.body : undefined), {
    method,
    headers,
    body: asks ? undefined : JSON.stringify(options.body ?? {}),
    credentials: 'same-origin',
    signal: withTimeout(options.signal),
  });
  const text = await response.text();
  if (response.ok) return { ok: true, value: (text === '' ? null : JSON.parse(text)) as Output };
  return { ok: false, problem: problemOf(response.status, text) };
}

function addressOf(path: string, query: unknown): string {
  const base = path.startsWith('/api/') ? path : API + path;
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined);
  if (pairs.length === 0) return base;
  const text = pairs.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  return `${base}?${new URLSearchParams(text as [string, string][])}`;
}

function withTimeout(signal: AbortSignal | undefined): AbortSignal {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), TIMEOUT);
  limit.signal.addEventListener('abort', () => clearTimeout(timer));
  signal?.addEventListener('abort', () => limit.abort(), { once: true });
  return limit.signal;
}

function problemOf(status: number, text: string): ApiProblem {
  try {
    const body = JSON.parse(text) as Partial<ApiProblem>;
    if (typeof body.code === 'string') {
      return {
        status,
        code: body.code,
        title: body.title ?? '',
        params: body.params ?? {},
        problems: body.problems ?? [],
      };
    }
  } catch {
    // A proxy in between answered with something else than JSON.
  }
  return problem(status, status === 503 || status === 429 ? 'ui.busy' : 'ui.server');
}

function refuse<Output>(status: number, code: string): ApiResult<Output> {
  return { ok: false, problem: problem(status, code) };
}

function problem(status: number, code: string): ApiProblem {
  return { status, code, title: '', params: {}, problems: [] };
}

/** What is wrong with one place of the body, by JSON pointer: `messageAt(problem, '/email')`. */
export function messageAt(problem: ApiProblem | null, path: string): string | undefined {
  return problem?.problems.find((one) => one.path === path)?.message;
}
