import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { exportEndpoints } from '@/app/_entry/api/export-endpoint';
import { addOrgUnit } from '@/engine/commands/add-org-unit';
import { createRecord } from '@/engine/commands/create-record';
import { importRows } from '@/engine/commands/import-rows';
import { BULK, startBulk } from '@/engine/commands/start-bulk';
import { startImport } from '@/engine/commands/start-import';
import { workBulk } from '@/engine/commands/work-bulk';
import { importStatus } from '@/engine/reads/import-status';
import { queryRecords } from '@/engine/reads/query-records';
import { showForm } from '@/engine/reads/show-form';
import { registerUpload } from '@/engine/records/files';
import { guessColumns } from '@/engine/records/import/guess-columns';
import { readSheet } from '@/lib/sheets/read-sheet';
import { detectFormat } from '@/lib/sheets/sheet-format';
import { cafeCompany } from '../../world/company';

const folder = mkdtempSync(path.join(tmpdir(), 'round-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { store, owner, run, ask, app, orgUnitId } = await cafeCompany();
const orders = { app, form: 'order' };
const [endpoint] = exportEndpoints(
  store,
  Object.assign(async () => owner, { maybe: async () => owner }),
);
const job = (kind: string, payload: unknown) => ({
  id: 'job',
  workspaceId: owner.workspaceId,
  kind,
  payload,
  attempts: 1,
});

async function exported(kind: 'csv' | 'xlsx'): Promise<string> {
  const request = new Request(`http://localhost/export?kind=${kind}`, { headers: { 'accept-language': 'zh-CN' } });
  const answer = await endpoint?.handleRaw({ request, address: '127.0.0.1', headers: {} }, orders);
  const file = path.join(folder, `orders.${kind}`);
  writeFileSync(file, new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)));
  return file;
}

async function brought(file: string) {
  const format = await detectFormat(file);
  if (!format) throw new Error('not readable');
  const head: string[][] = [];
  for await (const row of readSheet(file, format, { rows: 1, columns: 100, rowLength: 10_000 })) head.push(row);
  const { body } = await ask(showForm, orders);
  const upload = await store.read((tx) => tx.newId());
  await store.write((tx) =>
    registerUpload(tx, owner, { id: upload, name: 'orders', type: 'text/csv', size: 1, sha256: '' }),
  );
  const columns = guessColumns(body, head[0] ?? []);
  const plan = { file: upload, format, header: true, columns, locale: 'zh-CN' };
  const { id } = await run(startImport, { ...orders, plan });
  await importRows(() => file)(store, job('import-rows', { batch: id }));
  return ask(importStatus, { id });
}

async function binAll() {
  const { run: begun } = await run(startBulk, { ...orders, action: { do: 'bin' }, pick: {} });
  await workBulk(store, job(BULK, { run: begun.id }));
}

const valuesOf = async () =>
  (await ask(queryRecords, { ...orders, limit: 200 })).records
    .map(({ values, memberId, orgUnitId: unit }) => JSON.stringify({ values, memberId, unit }))
    .sort();

it.each(['csv', 'xlsx'] as const)(
  'what was exported as %s comes in again as exactly the same records',
  async (kind) => {
    await binAll();
    const shop = await run(addOrgUnit, {
      parentId: orgUnitId,
      kind: 'store',
      name: `${kind} 湖滨店`,
      code: `S-${kind}`,
    });
    const bare = await run(addOrgUnit, { parentId: orgUnitId, kind: 'store', name: `${kind} 老城店` });
    const members: (string | null)[] = [];
    for (const tail of kind === 'csv' ? ['1', '2'] : ['3', '4']) {
      const values = { name: '王芳', phone: `1380000000${tail}`, consent: true };
      members.push((await run(createRecord, { app, form: 'member', values })).record.memberId);
    }
    const notes = ['=1+1', "'quoted", ' inner  space ', '+86 138', '两行\n第二行', '"a","b"', '00017'];
    for (const [at, note] of notes.entries()) {
      const values = {
        member: members[at % 2],
        store: at % 2 ? shop.id : bare.id,
        amount: 1234.5 + at,
        channel: at % 2 ? 'app' : 'delivery',
        order_no: `${kind}-000${at}`,
        paid_at: `2026-01-0${at + 1}T03:04:05.000Z`,
        note,
      };
      await run(createRecord, { ...orders, values });
    }
    const before = await valuesOf();
    const file = await exported(kind);
    await binAll();
    expect(await valuesOf()).toEqual([]);
    expect(await brought(file)).toMatchObject({ created: before.length, refused: 0 });
    expect(await valuesOf()).toEqual(before);
  },
);
