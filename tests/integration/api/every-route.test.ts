import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { commands } from '@/engine/commands/registry';
import type { Route } from '@/engine/kernel/route';
import { SCOPE_NAMES } from '@/engine/permissions/scopes';
import { reads } from '@/engine/reads/registry';
import { cafeCompany } from '../../world/company';
import { routerClient } from '../../world/router-client';

const company = await cafeCompany();
const till = await routerClient(company, SCOPE_NAMES);

const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  "' or 1=1 --",
  '%00',
  '\u0000',
  '\uD800',
  '../../etc/passwd',
  'x'.repeat(5_000),
  '𠮷'.repeat(50),
  '',
] as const;
const WRONG: readonly unknown[] = [null, true, -1, 1e308, [], [[[]]], {}, { $ne: 1 }, ...HOSTILE];

interface Operation {
  readonly route: Route;
  readonly input: z.ZodType;
}

/** The request with one hostile value everywhere, where the schema of the address names a place for it. */
function hostileCall(operation: Operation, value: unknown) {
  const { method, path } = operation.route;
  const text =
    encodeURIComponent(typeof value === 'string' ? Buffer.from(value).toString() : JSON.stringify(value)) || '%20';
  const names = Object.keys(z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }).properties ?? {});
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  const others = names.filter((name) => !inPath.has(name));
  const reads = method === 'GET' || method === 'DELETE';
  const query = reads ? `?${others.map((name) => `${name}=${text}`).join('&')}` : '';
  const body = reads ? undefined : Object.fromEntries(others.map((name) => [name, value]));
  // Once with an address that exists as far as it can, once hostile throughout.
  return (app: string) => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'app' && app ? app : name === 'form' && app ? 'order' : text,
    );
    return till.call<{ code?: string; title?: string }>(`${filled}${query}`, { method, body });
  };
}

describe('every address of the API', { timeout: 120_000 }, () => {
  const all: Operation[] = [...commands, ...reads].flatMap(({ route, input }) =>
    route?.scope ? [{ route, input: input as z.ZodType }] : [],
  );

  it.each(all.map((one) => [`${one.route.method} ${one.route.path}`, one] as const))(
    '%s answers nonsense with a problem, never with a failure',
    async (_name, operation) => {
      for (const value of WRONG) {
        const call = hostileCall(operation, value);
        for (const app of [company.app, '']) {
          const answer = await call(app);
          expect([value, answer.status < 500, answer.body?.code]).toEqual([value, true, answer.body?.code]);
          if (answer.status >= 400) expect(answer.body.title).toBeTruthy();
        }
      }
      expect(({} as { $ne?: unknown }).$ne).toBeUndefined();
    },
  );

  it('is still there afterwards', async () => {
    expect((await till.call('/apps')).status).toBe(200);
  });
});
