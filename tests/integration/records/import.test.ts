import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { binRecord } from '@/engine/commands/bin-record';
import { createRecord } from '@/engine/commands/create-record';
import { cancelImport, UNDO_IMPORT, undoImport } from '@/engine/commands/end-import';
import { importRows } from '@/engine/commands/import-rows';
import { startImport } from '@/engine/commands/start-import';
import { undoImportRows } from '@/engine/commands/undo-import-rows';
import { importStatus, listImports } from '@/engine/reads/import-status';
import { memberBalance } from '@/engine/reads/member-card';
import { queryRecords } from '@/engine/reads/query-records';
import { registerUpload } from '@/engine/records/files';
import { cafeCompany } from '../../world/company';

const folder = mkdtempSync(path.join(tmpdir(), 'import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const company = await cafeCompany();
const { store, owner, run, ask, app } = company;
const { workspaceId } = owner;
const sheet = path.join(folder, 'orders.csv');

async function begin(rows: readonly string[]) {
  writeFileSync(sheet, `member,amount\n${rows.join('\n')}\n`);
  const file = await store.read((tx) => tx.newId());
  await store.write((tx) =>
    registerUpload(tx, owner, { id: file, name: 'orders.csv', type: 'text/csv', size: 1, sha256: '' }),
  );
  const format = { kind: 'text', encoding: 'utf-8', delimiter: ',' };
  const plan = { file, format, header: true, columns: ['member', 'amount'], locale: 'en' };
  return (await run(startImport, { app, form: 'order', plan })).id;
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
    expect(await work(await begin(rows))).toMatchObject({ created: 0, unchanged: 60 });
    expect(await orders()).toBe(59);

    await run(undoImport, { id: again });
    await undoImportRows(store, job(UNDO_IMPORT, { batch: again, actor: owner }));
    expect(await orders()).toBe(0);
    expect(await points()).toBe(before);
  });

  it('that was stopped before it began brings nothing in', async () => {
    const id = await begin(['13800000001,7']);
    await run(cancelImport, { id });
    expect(await work(id)).toMatchObject({ status: 'cancelled', created: 0 });
    expect(await orders()).toBe(0);
  });
});
