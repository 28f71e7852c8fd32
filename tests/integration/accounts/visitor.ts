import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { problemAnswer } from '@/app/_entry/api/problem';
import { joiningDoor } from '@/engine/commands/joining-door';
import { phoneDoor } from '@/engine/commands/phone-door';
import { registeringDoor } from '@/engine/commands/registering-door';
import { memberDoor } from '@/engine/members/member-door';
import { joiningRoutes } from '@/lib/auth/joining-routes';
import { memberAuthRoutes } from '@/lib/auth/member-routes';
import { staffAuthRoutes } from '@/lib/auth/staff-routes';
import { makeStaffAuth } from '@/lib/auth/staff-session';
import type { Store } from '@/lib/db/types';
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';

export const PUBLIC_URL = 'https://club.example';

/** The doors of a server, as the entry mounts them. */
export async function doors(store: Store) {
  const auth = await makeStaffAuth(store, PUBLIC_URL);
  const options = {
    publicUrl: PUBLIC_URL,
    addressOf: (context: { req: { header(name: string): string | undefined } }) =>
      context.req.header('x-test-address') ?? '203.0.113.1',
    problemOf: problemAnswer,
    auth: async () => auth,
  };
  const server = new Hono();
  server.route(
    '/api/auth/member',
    memberAuthRoutes({
      ...options,
      door: memberDoor(store),
      register: registeringDoor(store),
      changePhone: phoneDoor(store),
    }),
  );
  server.route('/api/auth', joiningRoutes(store, { ...options, joining: joiningDoor(store) }));
  server.route('/api/auth', staffAuthRoutes(store, options));
  return { auth, visit: (address?: string) => new Visitor(server, address) };
}

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** The code of a refusal, or `ok`. */
  readonly code: string;
}

/** A browser with its own cookies. */
export class Visitor {
  private readonly jar = new Map<string, string>();

  constructor(
    private readonly server: Hono,
    private readonly address = '203.0.113.1',
  ) {}

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Chooses the language of the pages. */
  reads(locale: Locale): this {
    this.jar.set(LOCALE_COOKIE, locale);
    return this;
  }

  /** The headers a page of the server would see. */
  get headers(): Headers {
    return new Headers({ cookie: this.cookie });
  }

  post(path: string, body: unknown = {}, origin = PUBLIC_URL): Promise<Reply> {
    return this.send('POST', path, {
      body: JSON.stringify(body),
      headers: { origin, 'content-type': 'application/json' },
    });
  }

  /** A body as it is, which may be no JSON at all. */
  postText(path: string, body: string): Promise<Reply> {
    return this.send('POST', path, { body, headers: { origin: PUBLIC_URL, 'content-type': 'application/json' } });
  }

  get(path: string): Promise<Reply> {
    return this.send('GET', path, {});
  }

  delete(path: string): Promise<Reply> {
    return this.send('DELETE', path, { headers: { origin: PUBLIC_URL } });
  }

  private async send(
    method: string,
    path: string,
    init: { body?: string; headers?: Record<string, string> },
  ): Promise<Reply> {
    const headers = new Headers({
      ...init.headers,
      'x-test-address': this.address,
      'user-agent': 'Visitor/1.0',
      // Else no two answers would be the same.
      'x-request-id': 'a-visit-to-the-door',
    });
    if (this.jar.size) headers.set('cookie', this.cookie);
    const answer = await this.server.request(`/api/auth${path}`, { method, headers, body: init.body });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    const body = (await answer.json()) as Record<string, unknown>;
    return { status: answer.status, body, code: answer.ok ? 'ok' : String(body.code) };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const at = pair.indexOf('=');
    const gone = attributes.some((one) => /^max-age=0$/i.test(one));
    if (gone) this.jar.delete(pair.slice(0, at));
    else this.jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** The six digits an authenticator shows (RFC 6238), from the `otpauth:` address it was given. */
export function authenticatorCode(uri: string, now = Date.now()): string {
  const secret = base32(new URL(uri).searchParams.get('secret') ?? '');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

function base32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')]
    .map((char) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
