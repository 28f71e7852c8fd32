import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openingEndpoints } from '@/app/_entry/api/opening-endpoints';
import { undoImport } from '@/engine/commands/end-import';
import { importOpeningRows } from '@/engine/commands/import-opening-rows';
import { adjustPoints } from '@/engine/commands/points-by-hand';
import { startOpeningImport } from '@/engine/commands/start-opening-import';
import { UNDO_OPENING, undoOpeningRows } from '@/engine/commands/undo-opening-rows';
import type { Actor } from '@/engine/kernel/actor';
import { sayParts } from '@/engine/ledger/say-parts';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { importStatus, listOpeningImports } from '@/engine/reads/import-status';
import { listJournals } from '@/engine/reads/list-journals';
import { listMembers } from '@/engine/reads/list-members';
import { showMember } from '@/engine/reads/show-member';
import { registerUpload } from '@/engine/records/files';
import { problemsOfBatch } from '@/engine/records/import/batches';
import { readEnv } from '@/lib/env';
import { uploadPath } from '@/lib/files/upload';
import { translator } from '@/lib/i18n/translator';
import { cdShop } from '../../world/cd-shop';
import { cafeCompany } from '../../world/company';
import { shop } from '../../world/two-stores';

const dataDir = mkdtempSync(path.join(tmpdir(), 'opening-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const company = await cafeCompany();
const { store, owner, run, ask, app } = company;
const river = await shop(company, 'River');
const hill = await shop(company, 'Hill');
const wang = await river.member('Wang', '13800000001');
const li = await hill.member('Li', '13800000002');

const COLUMNS = ['phone', 'opening_card', 'opening_points', 'opening_good_through', 'name', null];
const format = { kind: 'text', encoding: 'utf-8', delimiter: ',' } as const;

async function upload(rows: readonly string[], by: Actor = owner): Promise<string> {
  const file = await store.read((tx) => tx.newId());
  const place = uploadPath(dataDir, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, `Phone,Card number,Points,Good through,Name,Terms\n${rows.join('\n')}\n`);
  const facts = { id: file, name: 'old-system.csv', type: 'text/csv', size: 1, sha256: '' };
  await store.write((tx) => registerUpload(tx, by, facts));
  return file;
}

function plan(file: string, more: object = {}) {
  return { file, format, header: true, columns: COLUMNS, locale: 'en', ...more };
}

function job(kind: string, payload: unknown) {
  return { id: 'job', workspaceId: owner.workspaceId, kind, payload, attempts: 1 };
}

async function bringIn(rows: readonly string[], more: object = {}, by: Actor = owner) {
  const { id } = await run(startOpeningImport, { app, plan: plan(await upload(rows, by), more) }, by);
  await importOpeningRows((file) => uploadPath(dataDir, file))(store, job('import-opening', { batch: id }));
  return ask(importStatus, { id }, by);
}

async function check(rows: readonly string[], by: Actor = owner) {
  const wanted = JSON.stringify(plan(await upload(rows, by)));
  const request = new Request(`http://localhost/check?plan=${encodeURIComponent(wanted)}`, {
    headers: { 'accept-language': 'en' },
  });
  const authenticate = Object.assign(async () => by, { maybe: async () => by });
  const endpoint = openingEndpoints(store, { ...readEnv({}), dataDir }, authenticate).find((one) =>
    one.path.endsWith('check'),
  );
  const answer = await endpoint?.handleRaw({ request, address: '127.0.0.1', headers: {} }, { app });
  return answer?.json();
}

const pointsOf = async (member: string) => (await ask(showMember, { app, member })).points;

const GOOD = ['13800000001,,300,2026-06-30,,', '13800000001,,"1,200",2026-12-31,,', '138 0000 0002,,50,,,'];
const BAD = [
  '13800000001,,0,2026-06-30,,',
  '13800000001,,12.5,2026-06-30,,',
  '13800000001,,5,2025-12-31,,',
  '13800000001,,5,31.12.2026,,',
  '13800009999,,5,2026-06-30,,',
  ',,5,2026-06-30,,',
  'abc,,5,2026-06-30,,',
];

describe('opening balances', () => {
  it('are rehearsed first, with the total, and nothing is written', async () => {
    const before = await pointsOf(wang);
    const found = await check([...GOOD, ...BAD]);
    expect(found).toMatchObject({ rows: 10, points: 1_550, known: 3, unknown: 0, refused: 7 });
    expect(found.bad).toHaveLength(7);
    for (const { reason } of found.bad) expect(reason).toMatch(/\w+ \w+/);
    expect(await pointsOf(wang)).toEqual(before);
  });

  it('come in lot by lot with their expiry; the total is what was shown; bad rows are kept with their reasons', async () => {
    const before = (await pointsOf(wang))?.visible ?? 0;
    const done = await bringIn([...GOOD, ...BAD]);
    expect(done).toMatchObject({ status: 'done', created: 3, refused: 7, points: 1_550 });
    const points = await pointsOf(wang);
    expect(points?.visible).toBe(before + 1_500);
    expect(points?.lots.map((lot) => [lot.goodThrough, lot.available])).toEqual(
      expect.arrayContaining([
        ['2026-06-30', 300],
        ['2026-12-31', 1_200],
      ]),
    );
    const problems = await store.read((tx) => problemsOfBatch(tx, done.id, { limit: 50 }));
    expect(problems.map(({ row }) => row)).toEqual([5, 6, 7, 8, 9, 10, 11]);
    expect((await ask(listOpeningImports, { app })).imports.map(({ id }) => id)).toEqual([done.id]);
  });

  it('come in once, however often the file is read, also with its columns in another order', async () => {
    const before = await pointsOf(wang);
    expect(await bringIn(GOOD)).toMatchObject({ created: 0, unchanged: 3, points: 0 });
    const columns = ['phone', 'opening_card', 'opening_points', 'opening_good_through', null, null];
    expect(await bringIn(GOOD, { columns })).toMatchObject({ created: 0, unchanged: 3 });
    expect(await pointsOf(wang)).toEqual(before);
  });

  it('make members who are not known yet, by the rules of the member form', async () => {
    // The café asks members for their consent, which no sheet can give for them.
    const refused = await bringIn(['13800000003,,70,2026-06-30,Zhao,'], { createMembers: true });
    expect(refused).toMatchObject({ created: 0, refused: 1, points: 0 });
    const cds = await cdShop(company);
    const columns = [null, 'card', 'opening_points', 'opening_good_through', null, null];
    const file = await upload([',00017,70,2026-06-30,,', ',00017,5,,,', ',00018,1,,,']);
    const started = await run(startOpeningImport, { app: cds, plan: plan(file, { columns, createMembers: true }) });
    await importOpeningRows((id) => uploadPath(dataDir, id))(store, job('import-opening', { batch: started.id }));
    expect(await ask(importStatus, { id: started.id })).toMatchObject({ created: 3, refused: 0, points: 76 });
    const [made, ...others] = (await ask(listMembers, { app: cds, text: '00017' })).members;
    expect([others.length, made?.cardNumber, made?.points]).toEqual([0, '00017', 75]);
  });

  it('find a member by card, and refuse a row that names two people', async () => {
    const { cardNumber } = await ask(showMember, { app, member: li });
    const done = await bringIn([`,${cardNumber},11,2026-06-30,,`, `13800000001,${cardNumber},11,2026-06-30,,`]);
    expect(done).toMatchObject({ created: 1, refused: 1, points: 11 });
  });

  it('are taken back as far as they are left, and can be brought in again', async () => {
    const rows = ['13800000002,,500,2026-02-28,,'];
    const before = (await pointsOf(li))?.visible ?? 0;
    const done = await bringIn(rows);
    const spent = { app, member: li, points: -120, reason: 'a mistake', key: 'spend' };
    await run(adjustPoints, spent);
    await run(undoImport, { id: done.id });
    const undo = () => undoOpeningRows(store, job(UNDO_OPENING, { batch: done.id, actor: owner }));
    await undo();
    await undo();
    expect(await ask(importStatus, { id: done.id })).toMatchObject({ status: 'undone' });
    expect((await pointsOf(li))?.visible).toBe(before);
    const [line] = (await ask(listJournals, { app, member: li, kind: 'import', locale: 'en' })).lines;
    expect(line).toMatchObject({ change: -380 });
    const say = translator('en', 'UTC');
    expect(sayParts(line?.parts ?? [], (key, params) => say(key, params))).toContain('380');
    expect(await bringIn(rows)).toMatchObject({ created: 1, points: 500 });
    expect(await bringIn(rows)).toMatchObject({ created: 0, unchanged: 1 });
    expect((await pointsOf(li))?.visible).toBe(before + 500);
  });

  it('are taken back while they still wait to become usable', async () => {
    const before = await pointsOf(li);
    const columns = ['phone', null, 'opening_points', 'opening_good_through', null, 'opening_usable_from'];
    const done = await bringIn(['13800000002,,40,2026-12-31,,2026-06-01', '13800000002,,9,2026-12-31,,'], { columns });
    expect(done).toMatchObject({ created: 2, points: 49 });
    expect((await pointsOf(li))?.pending).toBe((before?.pending ?? 0) + 40);
    await run(undoImport, { id: done.id });
    await undoOpeningRows(store, job(UNDO_OPENING, { batch: done.id, actor: owner }));
    expect(await pointsOf(li)).toEqual(before);
  });

  it('go no further than whoever brings them in', async () => {
    const rows = ['13800000001,,9,2026-06-30,,', '13800000002,,9,2026-06-30,,'];
    expect(await check(rows, river.manager)).toMatchObject({ known: 1, refused: 1, points: 9 });
    expect(await bringIn(rows, {}, river.manager)).toMatchObject({ created: 1, refused: 1, points: 9 });
    await expect(run(startOpeningImport, { app, plan: plan(await upload(rows)) }, river.clerk)).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  it('are refused whole when the sheet says neither whose nor how many', async () => {
    const file = await upload(GOOD);
    const columns = ['name', null, null, null, null, null];
    await expect(run(startOpeningImport, { app, plan: plan(file, { columns }) })).rejects.toMatchObject({
      problems: [{ code: 'ledger.noPointsColumn' }, { code: 'ledger.noMemberColumn' }],
    });
  });

  it('keep every law of the ledger', async () => {
    const report = await store.read((tx) => verifyLedger(tx, { workspaceId: owner.workspaceId }));
    expect(report.breaks).toEqual([]);
  });
});
