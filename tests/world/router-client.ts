import { apiRouter } from '@/app/_entry/api/router';
import { createApiKey } from '@/engine/commands/create-api-key';
import type { Scope } from '@/engine/permissions/scopes';
import { readEnv } from '@/lib/env';
import type { Company } from './company';

export interface RouterCall {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS';
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly text?: string;
  /** Sent as it is, such as a file. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiAnswer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export interface RouterClient {
  readonly key: string;
  /** Path below `/api/v1`. */
  call<Body = Record<string, unknown>>(path: string, call?: RouterCall): Promise<ApiAnswer<Body>>;
}

/** A program with a key that calls the router of the API itself, without a socket between. */
export async function routerClient(
  company: Company,
  scopes: readonly Scope[],
  {
    dataDir,
    ...more
  }: { readonly requestsPerMinute?: number; readonly orgUnitId?: string; readonly dataDir?: string } = {},
): Promise<RouterClient> {
  const made = await company.run(createApiKey, { name: 'till', scopes, requestsPerMinute: 1_000_000, ...more });
  const router = apiRouter(
    company.store,
    readEnv({ PUBLIC_URL: 'http://localhost:3000', ...(dataDir && { DATA_DIR: dataDir }) }),
  );
  return {
    key: made.key,
    call: async (path, { method, body, text, bytes, headers } = {}) => {
      const sent = (bytes && new Uint8Array(bytes)) ?? text ?? (body === undefined ? undefined : JSON.stringify(body));
      const request = new Request(`http://localhost:3000/api/v1${path}`, {
        method: method ?? (sent === undefined ? 'GET' : 'POST'),
        headers: { authorization: `Bearer ${made.key}`, 'content-type': 'application/json', ...headers },
        body: sent,
      });
      const response = await router.fetch(request);
      const answer = await response.text();
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      return {
        status: response.status,
        body: isJson ? JSON.parse(answer || 'null') : answer,
        headers: response.headers,
      };
    },
  };
}
