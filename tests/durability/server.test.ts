import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { openSqliteConnection } from '@/lib/db/sqlite';
import { startServer } from '../world/start-server';
import { until } from '../world/until';
import { foundShopFor } from './killed-shop';
import { Tills } from './tills';
import { expectWhole, number, reopened } from './whole';

const KILLS = 10;
/** Rows of an import. Whenever none is under way, the next life begins one. */
const ROWS = 1_500;
const MEMBERS = 20;
const [SHORTEST, LONGEST] = [100, 900];
/** Every so many-th life ends in the midst of an import, however slow the machine is. */
const IN_MIDST = 2;

const dataDir = mkdtempSync(path.join(tmpdir(), 'durability-server-'));
const database = path.join(dataDir, 'pointwright.db');
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const shop = await foundShopFor(database, MEMBERS);
const api = { authorization: `Bearer ${shop.key}` };

/** Sends a file and starts its import, as a program does. */
async function startImporting(url: string, number: number): Promise<string> {
  const lines = Array.from(
    { length: ROWS },
    (_, at) => `card-${at % MEMBERS},2026-01-15,${number},${1 + (at % 90)}.50`,
  );
  const body = ['member,day,cds,amount', ...lines].join('\n');
  const file = await fetch(`${url}/api/v1/files?name=purchases.csv`, { method: 'POST', body, headers: api });
  const plan = {
    file: ((await file.json()) as { id: string }).id,
    format: { kind: 'text', encoding: 'utf-8', delimiter: ',' },
    header: true,
    columns: ['member', 'bought_on', 'cds', 'amount'],
    locale: 'en',
  };
  const started = await fetch(`${url}/api/v1/apps/${shop.app}/forms/purchase/imports`, {
    method: 'POST',
    body: JSON.stringify({ plan }),
    headers: { ...api, 'content-type': 'application/json' },
  });
  expect(started.status).toBe(200);
  return ((await started.json()) as { id: string }).id;
}

describe('the server, killed and asked to end while tills ask and an import runs', () => {
  it(`has done each acknowledged order once, ${KILLS} times over, and gives the same answer again`, {
    timeout: 600_000,
  }, async () => {
    const tills = new Tills(shop);
    const batches: string[] = [];
    const imports = async (url: string) => {
      const answer = await fetch(`${url}/api/v1/apps/${shop.app}/forms/purchase/imports`, { headers: api });
      return ((await answer.json()) as { imports: { status: string; created: number }[] }).imports;
    };
    const areDone = async (url: string) => (await imports(url)).every(({ status }) => status === 'done');
    const isInMidst = async (url: string) =>
      (await imports(url)).some(({ status, created }) => status === 'running' && created > 0);
    let cuts = 0;
    for (let life = 1; life <= KILLS; life++) {
      const moment = async (url: string) => {
        if (life % IN_MIDST > 0) return pause(SHORTEST + Math.random() * (LONGEST - SHORTEST));
        await until(async () => (await isInMidst(url)) || areDone(url), 120_000);
        return pause(Math.random() * SHORTEST);
      };
      const server = await startServer({ dataDir });
      if (await areDone(server.url)) batches.push(await startImporting(server.url, batches.length));
      // The moment is counted from the first answer on: before that there is little to lose.
      let dead: Promise<unknown> | undefined;
      await tills.workUntilDead(server.url, () => {
        dead ??= moment(server.url).finally(() => server.stop('SIGKILL'));
      });
      await dead;
      await reopened(database, async (store) => {
        expect((await store.read((tx) => verifyLedger(tx))).breaks).toEqual([]);
        const { imported } = await expectWhole(store, shop.table, tills.acknowledged());
        expect(await number(store, sql`select coalesce(sum(created), 0) from import_batch`)).toBe(imported);
        cuts += await number(store, sql`select count(*) from import_batch where status = 'running' and position > 0`);
      });
    }
    expect(tills.acknowledged().length).toBeGreaterThan(KILLS * 2);
    expect(tills.repeated).toBeGreaterThan(0);
    // Imports were cut off in their midst, and taken up.
    expect(cuts).toBeGreaterThan(1);

    const server = await startServer({ dataDir });
    await tills.settle(server.url);
    await until(() => areDone(server.url), 120_000);
    expect((await fetch(`${server.url}/api/v1/health/live`)).headers.has('strict-transport-security')).toBe(false);
    // Asked to end in the midst of work, it answers what it has begun and takes nothing more on.
    const { late } = tills;
    let ended: Promise<number | null> | undefined;
    await tills.workUntilDead(server.url, () => {
      ended ??= pause(400).then(() => server.stop('SIGTERM'));
    });
    expect(await ended).toBe(0);
    const last = await startServer({ dataDir, env: { PUBLIC_URL: 'https://club.example' } });
    // Browsers are held to https where there is https, and nowhere else.
    const held = (answer: Response) => answer.headers.get('strict-transport-security');
    expect(held(await fetch(`${last.url}/api/v1/health/live`))).toBe('max-age=31536000');
    await tills.settle(last.url);
    expect(tills.late).toBe(late);
    // From here on no file may grow, as on a disk that has run full: what is sold last stays beside the database.
    // Somebody who still reads what was before keeps it there until then.
    const reader = openSqliteConnection(database, { readonly: true });
    reader.exec('begin; select count(*) from job');
    await tills.sell(last.url);
    execFileSync('prlimit', [`--pid=${last.process.pid}`, '--fsize=4096']);
    reader.close();
    expect(await last.stop()).toBe(0);
    expect(last.output().match(/Nothing is lost/g)).toHaveLength(1);
    expect(statSync(`${database}-wal`).size).toBeGreaterThan(0);
    for (const said of [server.output(), last.output()]) {
      expect(said).not.toContain(shop.key);
      expect(said).not.toContain(shop.key.split('_')[2]);
      for (const member of shop.members) expect(said).not.toContain(member);
    }
    await reopened(database, async (store) => {
      const acknowledged = tills.acknowledged();
      const { records, imported } = await expectWhole(store, shop.table, acknowledged);
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
      expect([imported, records]).toEqual([ROWS * batches.length, ROWS * batches.length + acknowledged.length]);
      const finished = sql`select count(*) from job where kind = 'import-rows' and status = 'done'`;
      expect(await number(store, finished)).toBe(batches.length);
      expect(await number(store, sql`select count(*) from job where status = 'failed'`)).toBe(0);
      expect((await store.db.values(sql`pragma integrity_check`)).flat()).toEqual(['ok']);
      expect((await store.read((tx) => verifyLedger(tx))).breaks).toEqual([]);
    });
  });
});
