import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { createRecord } from '@/engine/commands/create-record';
import { startImport } from '@/engine/commands/start-import';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { registerUpload } from '@/engine/records/files';
import { requireBatch } from '@/engine/records/import/batches';
import { migrate } from '@/lib/db/migrate';
import { openSqliteStore } from '@/lib/db/sqlite';
import type { Store } from '@/lib/db/types';
import { cdShop } from '../world/cd-shop';
import { cafeCompany } from '../world/company';
import { testClock } from '../world/store';
import type { Task } from './orders';
import { expectWhole, number, purchaseTable, reopened } from './whole';

const KILLS = 20;
const ROWS = 3_000;
/** Every third life works at the import. */
const IMPORTS = 3;
const MEMBERS = 20;
const SHORTEST = 150;
const LONGEST = 400;
/** Longer than a job's lease, so that the next life takes up what the last one left. */
const LIFE_APART = 10 * 60_000;

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'durability-'));
const database = path.join(folder, 'shop.db');
const purchases = path.join(folder, 'purchases.csv');
// Inside the project, where the bundle finds its packages.
const program = path.join(root, `node_modules/.cache/durability-${process.pid}.mjs`);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(program, { force: true });
});

await build({
  entryPoints: [path.join(root, 'tests/durability/worker.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const shop = await foundShop();

/** A shop with members and an import that waits for its worker; the file is closed afterwards. */
async function foundShop() {
  const store = openSqliteStore(database);
  await migrate(store);
  const company = await cafeCompany({ store: { store, clock: testClock() } });
  const { run, owner } = company;
  const app = await cdShop(company);
  const members: string[] = [];
  for (let at = 0; at < MEMBERS; at++) {
    const made = await run(createRecord, { app, form: 'member', values: { card: `card-${at}` } });
    members.push(made.record.memberId ?? '');
  }
  const rows = Array.from({ length: ROWS }, (_, at) => `card-${at % MEMBERS},2026-01-15,1,${1 + (at % 90)}.50`);
  writeFileSync(purchases, ['member,day,cds,amount', ...rows].join('\n'));
  const fileId = await store.read((tx) => tx.newId());
  await store.write((tx) =>
    registerUpload(tx, owner, { id: fileId, name: 'purchases.csv', type: 'text/csv', size: 1, sha256: '' }),
  );
  const { id: batch } = await run(startImport, {
    app,
    form: 'purchase',
    plan: {
      file: fileId,
      format: { kind: 'text', encoding: 'utf-8', delimiter: ',' },
      header: true,
      columns: ['member', 'bought_on', 'cds', 'amount'],
      locale: 'en',
    },
  });
  const table = await purchaseTable(store, app);
  await store.close();
  return { owner, app, members, batch, table };
}

/** Lets a process record; answers the ids it had acknowledged when it was killed, or when it ended by itself. */
function live(life: number, killAfter: number | null): Promise<{ acknowledged: string[]; code: number | null }> {
  const task: Task = {
    database,
    purchases,
    actor: shop.owner,
    app: shop.app,
    batch: shop.batch,
    members: shop.members,
    life,
    ahead: life * LIFE_APART,
    kind: killAfter === null ? 'finish' : life % IMPORTS === 0 ? 'import' : 'orders',
  };
  const child = spawn(process.execPath, [program, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let failed = '';
  child.stderr.on('data', (part: Buffer) => {
    failed += part.toString('utf8');
  });
  child.stdout.on('data', (part: Buffer) => {
    // The moment is counted from the first sign of work on: before that there is nothing to lose.
    if (said === '' && killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter);
    said += part.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      if (killAfter !== null && signal !== 'SIGKILL') reject(new Error(`the worker ended by itself:\n${failed}`));
      // A last line without its end was cut off while it was printed.
      const lines = said.split('\n').slice(0, -1);
      resolve({ acknowledged: lines.filter(Boolean), code });
    });
  });
}

/** Everything acknowledged is there and whole, and the import's own account of itself is true. */
async function lookAt(store: Store, acknowledged: ReadonlySet<string>) {
  const seen = await expectWhole(store, shop.table, acknowledged);
  const batch = await requireBatch(store, shop.owner.workspaceId, shop.batch);
  expect([batch.created, batch.position, batch.refused]).toEqual([seen.imported, seen.imported, 0]);
  return seen;
}

describe('a process killed at any moment', () => {
  it(`has lost nothing it acknowledged, ${KILLS} times over, and its import goes on`, {
    timeout: 600_000,
  }, async () => {
    const acknowledged = new Set<string>();
    const positions = new Set<number>();
    for (let life = 1; life <= KILLS; life++) {
      const died = await live(
        life,
        life % IMPORTS === 0 ? Math.random() * SHORTEST : SHORTEST + Math.random() * (LONGEST - SHORTEST),
      );
      for (const id of died.acknowledged) acknowledged.add(id);
      positions.add((await reopened(database, (store) => lookAt(store, acknowledged))).imported);
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS);
    // It was cut off in its midst, and taken up, more than once.
    expect([...positions].filter((at) => at > 0 && at < ROWS).length).toBeGreaterThan(1);

    expect((await live(KILLS + 1, null)).code).toBe(0);
    await reopened(database, async (store) => {
      expect((await lookAt(store, acknowledged)).imported).toBe(ROWS);
      const batch = await requireBatch(store, shop.owner.workspaceId, shop.batch);
      expect(batch).toMatchObject({ status: 'done', created: ROWS, refused: 0, unchanged: 0 });
      expect(await number(store, sql`select count(*) from job where kind = 'import-rows' and status = 'done'`)).toBe(1);
      expect((await store.db.values(sql`pragma integrity_check`)).flat()).toEqual(['ok']);
      expect((await store.read((tx) => verifyLedger(tx))).breaks).toEqual([]);
    });
  });
});
