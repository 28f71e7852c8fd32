export interface ApiAnswer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** A program that talks to the API with a key, as a till does. */
export interface ApiClient {
  call<Body = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    options?: { readonly key?: string; readonly signal?: AbortSignal },
  ): Promise<ApiAnswer<Body>>;
}

export function apiClient(url: string, apiKey: string): ApiClient {
  return {
    call: async (method, path, body, options = {}) => {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        signal: options.signal,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(options.key ? { 'idempotency-key': options.key } : {}),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers };
    },
  };
}
