import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { cancelImport, undoImport } from '@/engine/commands/end-import';
import { importRows } from '@/engine/commands/import-rows';
import { IMPORT_ROWS, startImport } from '@/engine/commands/start-import';
import { registerUpload } from '@/engine/records/files';
import { requireBatch } from '@/engine/records/import/batches';
import { enqueue } from '@/lib/jobs/enqueue';
import { type JobHandler, releaseLeases, startWorker, type Worker, type WorkerOptions } from '@/lib/jobs/worker';
import { cdShop } from '../../world/cd-shop';
import { cafeCompany } from '../../world/company';
import { until } from '../../world/until';

const folder = mkdtempSync(path.join(tmpdir(), 'jobs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// Leases run by the clock: here it is the real one.
const company = await cafeCompany({
  clock: {
    get now() {
      return Date.now();
    },
    tick: () => {},
  },
});
const { store, owner, run } = company;
const app = await cdShop(company);

const workers: Worker[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

function works(handlers: WorkerOptions['handlers'], options: Partial<WorkerOptions> = {}): Worker {
  const nothing: JobHandler = async () => undefined;
  const all = { night: nothing, ...handlers };
  const worker = startWorker(store, { handlers: all, every: 30, onError: (error) => console.error(error), ...options });
  workers.push(worker);
  return worker;
}

const job = (kind: string, wait = -1) =>
  store.write((tx) => enqueue(tx, { workspaceId: owner.workspaceId, kind, payload: {}, runAt: tx.now + wait }));
const states = async (kind: string) =>
  (await store.db.values<[string, number, number]>(
    sql`select status, leased_until, attempts from job where kind = ${kind}`,
  )) ?? [];
const waiting = async (kind: string) => (await states(kind)).filter(([status]) => status === 'waiting').length;

let files = 0;
/** An import of so many purchases that waits for a worker, and where its file lies. */
async function waitingImport(rows: number): Promise<{ batch: string; pathOf: () => string }> {
  const file = path.join(folder, `${++files}.csv`);
  const lines = Array.from({ length: rows }, (_, at) => `${files}-${at % 7},2026-01-15,1,${1 + (at % 90)}.50`);
  writeFileSync(file, ['member,day,cds,amount', ...lines].join('\n'));
  const fileId = await store.read((tx) => tx.newId());
  await store.write((tx) =>
    registerUpload(tx, owner, { id: fileId, name: 'purchases.csv', type: 'text/csv', size: 1, sha256: '' }),
  );
  const { id } = await run(startImport, {
    app,
    form: 'purchase',
    plan: {
      file: fileId,
      format: { kind: 'text', encoding: 'utf-8', delimiter: ',' },
      header: true,
      columns: ['member', 'bought_on', 'cds', 'amount'],
      createMembers: true,
      locale: 'en',
    },
  });
  return { batch: id, pathOf: () => file };
}

const batchOf = (id: string) => requireBatch(store, owner.workspaceId, id);

describe('a worker', () => {
  it('keeps a job for as long as it lives, however long the job takes', async () => {
    let began = 0;
    const slow: JobHandler = async () => {
      began += 1;
      await new Promise((resolve) => setTimeout(resolve, 900));
    };
    await job('slow');
    works({ slow }, { lease: 300 });
    works({ slow }, { lease: 300 });
    await until(async () => began > 0 && (await waiting('slow')) === 0);
    expect(began).toBe(1);
  });

  it('leaves what it has not begun to others at once when it stops', async () => {
    let finish = () => {};
    const blocked: JobHandler = () => new Promise<void>((resolve) => (finish = resolve));
    await job('blocked');
    await job('blocked');
    await job('blocked');
    const worker = works({ blocked });
    await until(async () => (await states('blocked')).every(([, leasedUntil]) => leasedUntil > Date.now()));
    const stopped = worker.stop();
    finish();
    await stopped;
    const left = (await states('blocked')).filter(([status]) => status === 'waiting');
    expect(left.map(([, leasedUntil]) => leasedUntil)).toEqual([0, 0]);
    works({ blocked: async () => undefined });
    await until(async () => (await waiting('blocked')) === 0);
  });

  it('shares what is to be done with the others, and does nothing twice', async () => {
    await Promise.all(Array.from({ length: 50 }, () => job('shared')));
    const done: string[] = [];
    const shared: JobHandler = async (_store, { id }) => void done.push(id);
    for (let at = 0; at < 4; at++) works({ shared });
    await until(async () => (await waiting('shared')) === 0);
    expect([done.length, new Set(done).size]).toEqual([50, 50]);
  });

  it('does nothing before its time', async () => {
    const done: string[] = [];
    const begun = Date.now();
    await job('later', 400);
    await job('sooner');
    works({
      later: async () => void done.push(`later ${Date.now() >= begun + 400}`),
      sooner: async () => void done.push('sooner'),
    });
    await until(async () => (await waiting('later')) === 0);
    expect(done).toEqual(['sooner', 'later true']);
  });

  it('takes up at once what a process of before held, where there is only one process', async () => {
    await job('orphan');
    await store.db.run(sql`update job set leased_until = ${Date.now() + 300_000} where kind = 'orphan'`);
    let done = 0;
    const orphan: JobHandler = async () => void done++;
    works({ orphan });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(done).toBe(0);
    await releaseLeases(store);
    await until(async () => (await waiting('orphan')) === 0);
    expect(done).toBe(1);
  });
});

describe('an import', () => {
  it('stops between two chunks when its worker does, and goes on where it stood', async () => {
    const { batch, pathOf } = await waitingImport(300);
    const handlers = { [IMPORT_ROWS]: importRows(pathOf) };
    const worker = works(handlers);
    await until(async () => (await batchOf(batch)).position > 0);
    await worker.stop();
    const stood = await batchOf(batch);
    expect(stood.status).toBe('running');
    expect(stood.position).toBeLessThan(300);
    works(handlers);
    await until(async () => (await batchOf(batch)).status !== 'running');
    expect(await batchOf(batch)).toMatchObject({ status: 'done', created: 300, refused: 0, position: 300 });
  });

  it('is not cut off by a second worker that takes it for abandoned', async () => {
    const { batch, pathOf } = await waitingImport(150);
    const handler = importRows(pathOf);
    const one = { id: 'x', workspaceId: owner.workspaceId, kind: IMPORT_ROWS, payload: { batch }, attempts: 1 };
    await Promise.all([handler(store, one), handler(store, one)]);
    // Whoever lost a chunk has left the batch to the other.
    expect(await batchOf(batch)).toMatchObject({ status: 'done', created: 150, refused: 0, position: 150 });
    await store.db.run(sql`delete from job where kind = ${IMPORT_ROWS} and status = 'waiting'`);
  });

  it('that was cancelled and is being undone stays so when its worker notices', async () => {
    const { batch, pathOf } = await waitingImport(300);
    works({ [IMPORT_ROWS]: importRows(pathOf) });
    await until(async () => (await batchOf(batch)).position > 0);
    await run(cancelImport, { id: batch });
    await run(undoImport, { id: batch });
    await until(async () => (await waiting(IMPORT_ROWS)) === 0);
    expect((await batchOf(batch)).status).toBe('undoing');
  });
});
