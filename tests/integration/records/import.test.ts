import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { binRecord } from '@/engine/commands/bin-record';
import { createRecord } from '@/engine/commands/create-record';
import { cancelImport, UNDO_IMPORT, undoImport } from '@/engine/commands/end-import';
import { importRows } from '@/engine/commands/import-rows';
import { BULK, startBulk } from '@/engine/commands/start-bulk';
import { startImport } from '@/engine/commands/start-import';
import { undoImportRows } from '@/engine/commands/undo-import-rows';
import { workBulk } from '@/engine/commands/work-bulk';
import type { Actor } from '@/engine/kernel/actor';
import { bulkStatus } from '@/engine/reads/bulk-status';
import { importStatus, listImports } from '@/engine/reads/import-status';
import { memberBalance } from '@/engine/reads/member-card';
import { queryRecords } from '@/engine/reads/query-records';
import { registerUpload } from '@/engine/records/files';
import { cafeCompany } from '../../world/company';
import { sheetDesk } from '../../world/sheet-desk';
import { shop } from '../../world/two-stores';

const folder = mkdtempSync(path.join(tmpdir(), 'import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const company = await cafeCompany();
const { store, owner, run, ask, app } = company;
const { workspaceId } = owner;
const sheet = path.join(folder, 'orders.csv');

async function begin(rows: readonly string[], more: { readonly by?: Actor; readonly plan?: object } = {}) {
  const { by = owner, plan: terms = {} } = more;
  writeFileSync(sheet, `head\n${rows.join('\n')}\n`);
  const file = await store.read((tx) => tx.newId());
  await store.write((tx) =>
    registerUpload(tx, by, { id: file, name: 'orders.csv', type: 'text/csv', size: 1, sha256: '' }),
  );
  const format = { kind: 'text', encoding: 'utf-8', delimiter: ',' };
  const plan = { file, format, header: true, columns: ['member', 'amount'], locale: 'en', ...terms };
  return (await run(startImport, { app, form: 'order', plan }, by)).id;
}

function job(kind: string, payload: unknown) {
  return { id: 'job', workspaceId, kind, payload, attempts: 1 };
}

async function work(batch: string) {
  await importRows(() => sheet)(store, job('import-rows', { batch }));
  return ask(importStatus, { id: batch });
}

async function orders() {
  const page = await ask(queryRecords, { app, form: 'order', count: true });
  return page.count?.count;
}

const wang = { name: 'Wang', phone: '13800000001', consent: true };
const { record } = await run(createRecord, { app, form: 'member', values: wang });
const member = record.memberId ?? '';

async function points() {
  return (await ask(memberBalance, { app, member })).points;
}

describe('an import', () => {
  it('tells what became of its rows, and is taken back with what they earned', async () => {
    const before = await points();
    const rows = Array.from({ length: 60 }, (_, at) => `13800000001,${at + 1}`);
    const id = await begin([...rows, 'nobody,5']);
    await expect(run(undoImport, { id })).rejects.toMatchObject({ code: 'records.importNotOver' });
    expect(await work(id)).toMatchObject({ status: 'done', created: 60, refused: 1 });
    expect((await ask(listImports, { app, form: 'order' })).imports.map((one) => one.id)).toEqual([id]);
    expect(await orders()).toBe(60);
    expect(await points()).toBe(before + 1_830);
    await expect(run(cancelImport, { id })).rejects.toMatchObject({ code: 'records.importOver' });

    await run(undoImport, { id });
    await undoImportRows(store, job(UNDO_IMPORT, { batch: id, actor: owner }));
    expect(await ask(importStatus, { id })).toMatchObject({ status: 'undone' });
    expect(await orders()).toBe(0);
    expect(await points()).toBe(before);
  });

  it('that was undone brings its rows again, once, and as they are mapped now', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => `13800000001,${at + 1}`);
    const before = await points();
    const again = await begin(rows);
    expect(await work(again)).toMatchObject({ created: 60, unchanged: 0 });
    expect(await orders()).toBe(60);
    expect(await points()).toBe(before + 1_830);
    expect(await work(await begin(rows))).toMatchObject({ created: 0, unchanged: 60 });

    const [byHand] = (await ask(queryRecords, { app, form: 'order' })).records;
    await run(binRecord, { app, form: 'order', id: byHand?.id });
    expect(await work(await begin(rows))).toMatchObject({ created: 0, unchanged: 59, binned: 1, inBin: 1 });
    expect(await orders()).toBe(59);

    await run(undoImport, { id: again });
    await undoImportRows(store, job(UNDO_IMPORT, { batch: again, actor: owner }));
    expect(await orders()).toBe(0);
    expect(await points()).toBe(before);
  });

  it('says which records lie in the bin, and they come back with what they earned', async () => {
    const rows = Array.from({ length: 70 }, (_, at) => `13800000001,${(at % 5) + 1}`);
    const before = await points();
    const first = await begin(rows);
    await work(first);
    const earned = await points();
    const binned = (await ask(queryRecords, { app, form: 'order', limit: 65 })).records.map(({ id }) => id);
    for (const id of binned) await run(binRecord, { app, form: 'order', id });
    const again = await work(await begin([...rows, '13800000001,7']));
    expect(again).toMatchObject({ created: 1, unchanged: 5, refused: 0, binned: 65, inBin: 65 });

    const restore = { app, form: 'order', action: { do: 'restore' }, pick: { import: again.id } };
    await expect(run(startBulk, { ...restore, pick: { import: first } })).resolves.toMatchObject({ run: { total: 0 } });
    await expect(run(startBulk, { ...restore, form: 'member' })).rejects.toMatchObject({
      code: 'records.unknownImport',
    });
    const { run: bulk } = await run(startBulk, restore);
    await workBulk(store, job(BULK, { run: bulk.id }));
    expect(await ask(bulkStatus, { id: bulk.id })).toMatchObject({ run: { status: 'done', total: 65, changed: 65 } });
    expect(await ask(importStatus, { id: again.id })).toMatchObject({ binned: 65, inBin: 0 });
    expect(await orders()).toBe(71);
    expect(await points()).toBe(earned + 7);

    // What was restored belongs to the import that made it.
    await run(undoImport, { id: again.id });
    await undoImportRows(store, job(UNDO_IMPORT, { batch: again.id, actor: owner }));
    expect(await orders()).toBe(70);
    await run(undoImport, { id: first });
    await undoImportRows(store, job(UNDO_IMPORT, { batch: first, actor: owner }));
    expect(await points()).toBe(before);
  });

  it('changes the orders it names by their number, and leaves alone what is in the bin', async () => {
    const plan = { columns: ['member', 'amount', 'order_no'] };
    await work(await begin(['13800000001,10,A1', '13800000001,20,A2'], { plan }));
    const named = async (number: string) => {
      const where = { field: 'order_no', op: 'eq', value: number };
      return (await ask(queryRecords, { app, form: 'order', where })).records[0];
    };
    const [kept, binned] = [await named('A1'), await named('A2')];
    await run(binRecord, { app, form: 'order', id: binned?.id });
    const before = await points();
    const update = { ...plan, mode: 'update', keyField: 'order_no' };
    const batch = await begin(['13800000001,15,A1', '13800000001,25,A2'], { plan: update });
    expect(await work(batch)).toMatchObject({ updated: 1, created: 0, refused: 1 });
    expect(await points()).toBe(before + 5);
    expect((await named('A1'))?.id).toBe(kept?.id);
    const gone = (await ask(queryRecords, { app, form: 'order', binned: true })).records;
    expect(gone.find(({ id }) => id === binned?.id)?.values.amount).toBe(20);
    await run(binRecord, { app, form: 'order', id: kept?.id });
  });

  it('reaches no further than whoever starts it, nor its undoing than whoever undoes it', async () => {
    const [river, hill] = [await shop(company, 'River'), await shop(company, 'Hill')];
    const plan = { columns: ['member', 'amount', 'store'] };
    const rows = ['13800000001,31,River', '13800000001,32,Hill', '13800000001,33,'];
    const mine = await begin(rows, { by: river.manager, plan });
    await importRows(() => sheet)(store, job('import-rows', { batch: mine }));
    expect(await ask(importStatus, { id: mine }, river.manager)).toMatchObject({ created: 2, refused: 1 });
    await expect(ask(importStatus, { id: mine }, hill.manager)).rejects.toMatchObject({
      code: 'records.unknownImport',
    });
    const all = await begin(['13800000001,41,River', '13800000001,42,Hill', '13800000001,43,'], { plan });
    await work(all);
    const seen = (await ask(queryRecords, { app, form: 'order' }, hill.manager)).records;
    expect(seen.map(({ values }) => values.amount)).toEqual([42]);
    await run(undoImport, { id: all });
    await undoImportRows(store, job(UNDO_IMPORT, { batch: all, actor: hill.manager }));
    const left = (await ask(queryRecords, { app, form: 'order' })).records.map(({ values }) => values.amount);
    expect([41, 42, 43].filter((amount) => left.includes(amount))).toEqual([41, 43]);
    for (const { id } of (await ask(queryRecords, { app, form: 'order' })).records)
      await run(binRecord, { app, form: 'order', id });
  });

  it('that two workers take up at once brings each row in once, and one stopped midway stays stopped', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => `13800000001,${at + 201}`);
    const twice = await begin(rows);
    const go = (batch: string) => importRows(() => sheet)(store, job('import-rows', { batch }));
    await Promise.allSettled([go(twice), go(twice)]);
    await go(twice);
    expect(await ask(importStatus, { id: twice })).toMatchObject({ status: 'done', created: 60, unchanged: 0 });
    expect(await orders()).toBe(60);
    await run(undoImport, { id: twice });
    await undoImportRows(store, job(UNDO_IMPORT, { batch: twice, actor: owner }));

    const stopped = await begin(rows.map((row) => `${row}.5`));
    await Promise.all([go(stopped), run(cancelImport, { id: stopped })]);
    const { status, created } = await ask(importStatus, { id: stopped });
    expect([status, created < 60, await orders()]).toEqual(['cancelled', true, created]);
    await run(undoImport, { id: stopped });
    await undoImportRows(store, job(UNDO_IMPORT, { batch: stopped, actor: owner }));
  });

  it('that was stopped before it began brings nothing in', async () => {
    const id = await begin(['13800000001,7']);
    await run(cancelImport, { id });
    expect(await work(id)).toMatchObject({ status: 'cancelled', created: 0 });
    expect(await orders()).toBe(0);
  });
});

describe('sheets from elsewhere', () => {
  const desk = sheetDesk(company);
  afterAll(desk.close);
  const into = { app, form: 'order' };
  const found = async () =>
    (await ask(queryRecords, { ...into, sort: { field: 'amount', direction: 'asc' } })).records.map(({ values }) => [
      values.amount,
      values.paid_at,
      values.note,
    ]);

  it('come in from the Chinese code page, as Chinese spreadsheets save them', async () => {
    // 会员,实付金额,备注 and 加糖, by GBK.
    const head = [0xbb, 0xe1, 0xd4, 0xb1, 0x2c, 0xca, 0xb5, 0xb8, 0xb6, 0xbd, 0xf0, 0xb6, 0xee, 0x2c, 0xb1, 0xb8, 0xd7];
    const note = [0xbc, 0xd3, 0xcc, 0xc7];
    const bytes = Buffer.concat([
      Buffer.from([...head, 0xa2, 0x0d, 0x0a]),
      Buffer.from('13800000001,12.50,'),
      Buffer.from([...note, 0x0d, 0x0a]),
    ]);
    const done = await desk.bringIn(into, bytes);
    expect(done).toMatchObject({ created: 1, refused: 0 });
    expect(await found()).toEqual([[12.5, undefined, '加糖']]);
    await desk.undo(done.id);
  });

  it.each(['1900', '1904'] as const)(
    'come in with the true dates of a workbook that counts from %s',
    async (dateSystem) => {
      const head = ['会员', '实付金额', '付款时间', '备注'];
      const wall = (text: string) => new Date(`${text}Z`);
      const rows = [
        head,
        ['13800000001', 5, wall('2026-01-31T09:30:00'), 'a'],
        ['13800000001', 6, wall('2024-02-29'), 'b'],
      ];
      const done = await desk.bringIn(into, await writeXlsx({ sheets: [{ name: '订单', rows }], dateSystem }));
      expect(done).toMatchObject({ created: 2, refused: 0 });
      // The company lives eight hours east of UTC.
      expect(await found()).toEqual([
        [5, '2026-01-31T01:30:00.000Z', 'a'],
        [6, '2024-02-28T16:00:00.000Z', 'b'],
      ]);
      await desk.undo(done.id);
    },
  );
});
