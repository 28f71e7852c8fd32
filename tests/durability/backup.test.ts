import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { freePort } from '../world/free-port';
import { runCommandLine } from '../world/run-command';
import { startServer } from '../world/start-server';
import { until } from '../world/until';
import { foundShopFor } from './killed-shop';
import { Tills } from './tills';
import { expectWhole, reopened } from './whole';

const folder = mkdtempSync(path.join(tmpdir(), 'durability-backup-'));
const dataDir = path.join(folder, 'data');
const [database, file] = [path.join(dataDir, 'pointwright.db'), path.join(folder, 'shop.tar.gz')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One sentence for whoever sits at the terminal: no stack of calls, no second thought. */
function expectSentence(ended: { code: number | null; said: string }, part: string): void {
  expect(ended.said).toContain(part);
  expect(ended.said.split('\n')).toHaveLength(1);
  expect(ended.said).not.toMatch(/\n\s+at |Error:/);
  expect(ended.code).toBe(1);
}

describe('a backup made while tills are at work', () => {
  it('is whole, is not put back under a running server, and brings back its moment', { timeout: 300_000 }, async () => {
    mkdirSync(dataDir);
    const shop = await foundShopFor(database, 10);
    const tills = new Tills(shop);
    const server = await startServer({ dataDir });
    const elsewhere = { DATA_DIR: dataDir, PORT: String(await freePort()), HOST: '127.0.0.1' };
    let before: string[] = [];
    let made: { code: number | null; said: string } | undefined;
    const working = tills.workUntilDead(server.url, () => {});
    try {
      await until(() => tills.acknowledged().length > 0);
      await pause(500);
      before = tills.acknowledged();
      made = await runCommandLine(['dist/backup.js', file], { DATA_DIR: dataDir });
      expectSentence(await runCommandLine(['dist/restore.js', file], { DATA_DIR: dataDir }), 'in use by a running');
      expectSentence(await runCommandLine(['dist/server.js'], elsewhere), 'in use by a running');
      const taken = { DATA_DIR: path.join(folder, 'other'), PORT: new URL(server.url).port, HOST: '127.0.0.1' };
      expectSentence(await runCommandLine(['app/_entry/start.mjs'], taken), 'already taken');
    } finally {
      await server.stop('SIGKILL');
      await working;
    }
    expect([made.code, made.said]).toEqual([0, made.said]);
    const restored = await runCommandLine(['dist/restore.js', file], { DATA_DIR: dataDir });
    expect([restored.code, restored.said]).toEqual([0, restored.said]);
    await reopened(database, async (store) => {
      // What was acknowledged before the backup began is in it; what came after it is whole or absent.
      const { records } = await expectWhole(store, shop.table, before);
      expect(records).toBeLessThan(tills.acknowledged().length);
      expect((await store.read((tx) => verifyLedger(tx))).breaks).toEqual([]);
    });
    const verified = await runCommandLine(['dist/verify.js'], { DATA_DIR: dataDir });
    expect([verified.code, verified.said]).toEqual([0, verified.said]);
  });
});

describe('what keeps the server from starting is said in one sentence', { timeout: 60_000 }, () => {
  const start = async (dir: string) =>
    runCommandLine(['dist/server.js'], { DATA_DIR: dir, PORT: String(await freePort()), HOST: '127.0.0.1' });

  it('a database of a newer version', async () => {
    const connection = new BetterSqlite3(database);
    const [table] = connection
      .prepare("select name from sqlite_schema where type = 'table' and name like '%migration%'")
      .pluck()
      .all() as string[];
    const columns = connection.pragma(`table_info(${table})`) as { name: string }[];
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const values = columns.map(({ name }) => (name === 'name' ? "'9999_from_the_future'" : `"${name}"`)).join(', ');
    connection.exec(`insert into ${table} (${names}) select ${values} from ${table} limit 1`);
    connection.close();
    expectSentence(await start(dataDir), '9999_from_the_future');
  });

  it('a folder that is a file', async () => {
    const dir = path.join(folder, 'file');
    writeFileSync(dir, '');
    expectSentence(await start(path.join(dir, 'data')), 'cannot be written');
    const asked = { DATA_DIR: path.join(dir, 'data'), PORT: String(await freePort()), HOST: '127.0.0.1' };
    expectSentence(await runCommandLine(['app/_entry/start.mjs'], asked), 'cannot be written');
  });

  it('a version of Node.js that is too old', async () => {
    const older = "Object.defineProperty(process.versions, 'node', { value: '18.20.4' })";
    const preload = `data:text/javascript,${encodeURIComponent(older)}`;
    const ended = await runCommandLine(['--import', preload, 'app/_entry/start.mjs'], { DATA_DIR: dataDir });
    expectSentence(ended, '18.20.4');
  });

  it('a backup that is none', async () => {
    const none = path.join(folder, 'none.tar.gz');
    writeFileSync(none, 'nothing');
    expectSentence(
      await runCommandLine(['dist/restore.js', none], { DATA_DIR: path.join(folder, 'empty') }),
      'none.tar.gz',
    );
    expectSentence(await runCommandLine(['dist/backup.js', file], { DATA_DIR: dataDir }), 'shop.tar.gz');
  });
});
