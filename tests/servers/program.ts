/** A program, or a person's browser, that talks to a running server over its socket. */
export interface Reply<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export class Program {
  private cookie = '';

  constructor(
    private readonly url: string,
    private readonly key?: string,
  ) {}

  /** The same caller at another server. */
  at(url: string): Program {
    const elsewhere = new Program(url, this.key);
    elsewhere.cookie = this.cookie;
    return elsewhere;
  }

  async post<Body = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply<Body>> {
    return this.send<Body>(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...headers, 'content-type': 'application/json' },
    });
  }

  get<Body = Record<string, unknown>>(path: string): Promise<Reply<Body>> {
    return this.send<Body>(path, {});
  }

  delete<Body = Record<string, unknown>>(path: string): Promise<Reply<Body>> {
    return this.send<Body>(path, { method: 'DELETE' });
  }

  private async send<Body>(path: string, init: RequestInit): Promise<Reply<Body>> {
    const credentials: Record<string, string> = this.key
      ? { authorization: `Bearer ${this.key}` }
      : { origin: this.url, cookie: this.cookie };
    const answer = await fetch(`${this.url}${path}`, { ...init, headers: { ...credentials, ...init.headers } });
    const given = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    if (given.length) this.cookie = given.join('; ');
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : null) as Body, headers: answer.headers };
  }
}

/** Counts replies by their code, or as `done`. */
export function outcomes(replies: readonly Reply[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of replies) {
    const name = status === 200 ? 'done' : String(body.code);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
