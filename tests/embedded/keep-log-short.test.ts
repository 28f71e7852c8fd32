import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, it } from 'vitest';
import { keepLogShort } from '@/lib/db/keep-log-short';
import { openSqliteConnection } from '@/lib/db/sqlite';
import { WriteTurn } from '@/lib/db/write-turn';

const folder = mkdtempSync(path.join(tmpdir(), 'log-'));
const file = path.join(folder, 'pointwright.db');
const connection = openSqliteConnection(file);
afterAll(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const ROWS = 4_000;
/** Commits a row of 30 kB durably, again and again, as fast as its turn comes. */
const WRITER = `
  const { workerData: { file, turn } } = require('node:worker_threads');
  const Database = require('better-sqlite3');
  const cells = new Int32Array(turn);
  const database = new Database(file);
  database.pragma('synchronous = FULL');
  database.pragma('wal_autocheckpoint = 0');
  const insert = database.prepare('insert into heap values (?)');
  for (let at = 0; at < ${ROWS}; at++) {
    const mine = Atomics.add(cells, 0, 1);
    for (let served; (served = Atomics.load(cells, 1)) !== mine; ) Atomics.wait(cells, 1, served);
    insert.run('x'.repeat(30_000));
    Atomics.add(cells, 1, 1);
    Atomics.notify(cells, 1);
  }
  database.close();
`;

it('the log of the database stays short while another thread writes without a pause', async () => {
  connection.exec('create table heap (body text)');
  const turn = new WriteTurn();
  const keeper = keepLogShort(connection, turn);
  const writer = new Worker(WRITER, { eval: true, workerData: { file, turn: turn.shared } });
  const code = await new Promise((resolve, reject) => {
    writer.on('error', reject);
    writer.on('exit', resolve);
  });
  await keeper.stop();
  expect(code).toBe(0);
  // 130 MB went through it.
  expect(statSync(`${file}-wal`).size / 1024 / 1024).toBeLessThan(90);
  expect(connection.prepare('select count(*) from heap').pluck().get()).toBe(ROWS);
}, 60_000);
