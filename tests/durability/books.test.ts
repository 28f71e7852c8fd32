import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { createApiKey } from '@/engine/commands/create-api-key';
import { createRecord } from '@/engine/commands/create-record';
import { installTemplate } from '@/engine/commands/install-template';
import '@/engine/fields/ready';
import { SCOPE_NAMES } from '@/engine/permissions/scopes';
import { migrate } from '@/lib/db/migrate';
import { openSqliteStore } from '@/lib/db/sqlite';
import { foundCompany, PASSWORD } from '../world/people';
import { runCommandLine } from '../world/run-command';
import { type RunningServer, startServer } from '../world/start-server';
import { until } from '../world/until';

const dataDir = mkdtempSync(path.join(tmpdir(), 'books-'));
const database = path.join(dataDir, 'pointwright.db');
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const cafe = await foundCafe();

/** A café with one member who has bought something, in a file that is closed again. */
async function foundCafe() {
  const store = openSqliteStore(database);
  await migrate(store);
  const { does, owner, ownerName } = await foundCompany(store);
  const { key: app } = await does(owner, installTemplate, { template: 'cafe' });
  const values = { name: '王芳', phone: '13800000001', consent: true };
  const member = (await does(owner, createRecord, { app, form: 'member', values })).record.memberId ?? '';
  await does(owner, createRecord, { app, form: 'order', values: { member, amount: 300 } });
  const { key } = await does(owner, createApiKey, { name: 'till', scopes: SCOPE_NAMES, requestsPerMinute: 1_000_000 });
  await store.close();
  return { member, key, ownerName };
}

/** Somebody edits a row of the file. */
function edit(points: number): void {
  const connection = new BetterSqlite3(database, { timeout: 5_000 });
  const change = connection.prepare("update pt_account set balance = balance + ? where kind = 'available'");
  expect(change.run(points).changes).toBe(1);
  connection.close();
}

/** Looks now and then, as a person would. */
const soon = (holds: () => Promise<boolean>, within: number) =>
  until(async () => {
    await pause(200);
    return holds();
  }, within);

const verify = () => runCommandLine(['dist/verify.js'], { DATA_DIR: dataDir });

function calls({ url }: RunningServer) {
  const headers = { authorization: `Bearer ${cafe.key}`, 'content-type': 'application/json', 'accept-language': 'en' };
  const send = async (place: string, body?: unknown) => {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${url}/api/v1${place}`, { headers, ...sent });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return {
    gives: (key: string) => send(`/apps/cafe/members/${cafe.member}/adjustments`, { points: 5, reason: 'a gift', key }),
    buys: () => send('/apps/cafe/forms/order/records', { values: { member: cafe.member, amount: 20 } }),
    balance: () => send(`/apps/cafe/members/${cafe.member}/balance`),
    halted: async () => (await send('/ledger/state')).body.halted as { laws: string[] } | null,
    /** Does the owner's home speak of the books? */
    home: async () => {
      const entered = await fetch(`${url}/api/auth/sign-in`, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/json' },
        body: JSON.stringify({ identifier: cafe.ownerName, password: PASSWORD }),
      });
      expect(entered.status).toBe(200);
      const cookie = entered.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const page = await (await fetch(`${url}/home`, { headers: { cookie, 'accept-language': 'en' } })).text();
      return /<main.*<\/main>/s.exec(page)?.[0].includes('the points ledger does not add up');
    },
  };
}

it('tells at the terminal whether the books add up, where not, and ends with a code', { timeout: 60_000 }, async () => {
  const whole = await verify();
  expect([whole.code, whole.said]).toEqual([0, expect.stringContaining('keeps all its laws')]);
  expect(whole.said).toMatch(/^ +1 {2}pt_account|\b\d+ {2}pt_account$/m);

  edit(7);
  const broken = await verify();
  expect([broken.code, broken.said]).toEqual([1, expect.stringContaining('expected 350, found 357')]);
  expect(broken.said).toContain('balanceIsSumOfEntries');
  expect(broken.said).toMatch(/broken in \d+ places/);

  edit(-7);
  expect((await verify()).code).toBe(0);
  const nowhere = await runCommandLine(['dist/verify.js'], { DATA_DIR: path.join(dataDir, 'nowhere') });
  expect([nowhere.code, nowhere.said]).toEqual([2, expect.stringContaining('nothing to verify')]);
});

it('stops booking by the check of the server itself, tells the owner, and goes on once the books are right', {
  timeout: 120_000,
}, async () => {
  edit(7);
  const server = await startServer({ dataDir });
  const { gives, buys, balance, halted, home } = calls(server);
  // Serving comes first: until its own check has looked, nobody knows.
  expect((await gives('before')).status).toBe(200);
  expect(await halted()).toBeNull();

  await soon(async () => (await halted()) !== null, 60_000);
  expect((await halted())?.laws).toContain('balanceIsSumOfEntries');
  // The server hears of the verdict a moment after it is written; what was given until then would be answered again.
  let tries = 0;
  await soon(async () => (await gives(`try ${++tries}`)).status === 503, 10_000);
  expect((await gives('while it is wrong')).body.code).toBe('ledger.halted');
  expect((await buys()).body.code).toBe('ledger.halted');
  expect((await balance()).status).toBe(200);
  expect(await home()).toBe(true);
  await soon(async () => server.output().includes('the ledger does not add up'), 5_000);

  edit(-7);
  expect((await verify()).code).toBe(0);
  await soon(async () => (await gives('afterwards')).status === 200, 10_000);
  expect((await buys()).status).toBe(200);
  expect(await halted()).toBeNull();
  expect(await home()).toBe(false);
  expect(await server.stop()).toBe(0);
  expect((await verify()).code).toBe(0);
});
