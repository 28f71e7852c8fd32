import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrgUnit } from '@/engine/commands/add-org-unit';
import { createDefinition } from '@/engine/commands/create-definition';
import { createRecord } from '@/engine/commands/create-record';
import { publishApp } from '@/engine/commands/publish-app';
import { BULK, startBulk } from '@/engine/commands/start-bulk';
import { workBulk } from '@/engine/commands/work-bulk';
import { queryRecords } from '@/engine/reads/query-records';
import { registerUpload } from '@/engine/records/files';
import { words } from '@/engine/templates/template';
import { cafeCompany } from '../../world/company';
import { type FormPlace, sheetDesk } from '../../world/sheet-desk';

const company = await cafeCompany();
const { store, owner, run, ask, app, orgUnitId } = company;
const desk = sheetDesk(company);
afterAll(desk.close);
const orders = { app, form: 'order' };

async function binAll(place: FormPlace) {
  const { run: begun } = await run(startBulk, { ...place, action: { do: 'bin' }, pick: {} });
  const job = { id: 'job', workspaceId: owner.workspaceId, kind: BULK, payload: { run: begun.id }, attempts: 1 };
  await workBulk(store, job);
}

const valuesOf = async (place: FormPlace) =>
  (await ask(queryRecords, { ...place, limit: 200 })).records
    .map(({ values, memberId, orgUnitId: unit }) => JSON.stringify({ values, memberId, unit }))
    .sort();

it.each(['csv', 'xlsx'] as const)(
  'what was exported as %s comes in again as exactly the same records',
  async (kind) => {
    await binAll(orders);
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
    const before = await valuesOf(orders);
    const file = await desk.exported(orders, kind);
    await binAll(orders);
    expect(await valuesOf(orders)).toEqual([]);
    expect(await desk.bringIn(orders, file)).toMatchObject({ created: before.length, refused: 0 });
    expect(await valuesOf(orders)).toEqual(before);
  },
);

describe('records with rows and files', () => {
  const baskets = { app, form: 'basket' };
  const field = (id: string, type: string, title: string, more: object = {}) => ({
    ...{ id, type, title: words(title, title, title) },
    ...more,
  });
  beforeAll(async () => {
    const body = {
      title: words('篮子', '籃子', 'Basket'),
      fields: [
        field('name', 'text', '名称', { required: true, unique: true }),
        field('day', 'date', '日期'),
        field('total', 'money', '合计'),
        field('items', 'section', '商品', { settings: { maxRows: 5 } }),
        field('name_of', 'text', '名称', { parent: 'items', required: true }),
        field('count', 'number', '数量', { parent: 'items', settings: { unit: words('杯', '杯', 'cups'), min: 1 } }),
        field('gifts', 'section', '赠品'),
        field('gift', 'text', '赠品', { parent: 'gifts' }),
        field('slip', 'attachment', '小票'),
      ],
    };
    await run(createDefinition, { app, kind: 'form', key: 'basket', body });
    await run(publishApp, { app });
  });

  const made = async (values: object) => (await run(createRecord, { ...baskets, values })).record;

  it.each(['csv', 'xlsx'] as const)('go out and come in whole as %s', async (kind) => {
    await binAll(baskets);
    const tea = { name_of: '龙井', count: 2 };
    await made({ name: `${kind} 一`, day: '2026-02-03', total: 12.5, items: [tea, { name_of: '=1+1' }, tea] });
    await made({
      name: `${kind} 二`,
      items: [{ name_of: '曲奇', count: 1 }],
      gifts: [{ gift: '杯子' }, { gift: '笔' }],
    });
    await made({ name: `${kind} 三`, total: 0 });
    const before = await valuesOf(baskets);
    const file = await desk.exported(baskets, kind);
    const [head, ...lines] = await desk.rowsOf(file);
    expect(head).toEqual(['名称', '日期', '合计', '小票', '商品 / 名称', '商品 / 数量', '赠品 / 赠品']);
    // A record's own cells stand on its first line alone: sums over the column are right.
    expect(lines.map(([name]) => name)).toEqual([`${kind} 三`, `${kind} 二`, '', `${kind} 一`, '', '']);
    await binAll(baskets);
    expect(await desk.bringIn(baskets, file)).toMatchObject({ rows: 6, position: 6, created: 3, refused: 0 });
    expect(await valuesOf(baskets)).toEqual(before);
    expect(await desk.bringIn(baskets, file)).toMatchObject({ created: 0, unchanged: 3 });
    const update = { mode: 'addOrUpdate', keyField: 'name' };
    expect(await desk.bringIn(baskets, file, update)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  });

  it('come in by the hundred, each with its own rows', async () => {
    await binAll(baskets);
    const lines = Array.from({ length: 110 }, (_, at) => `第 ${at} 号,茶\n,饼`);
    const done = await desk.bringIn(baskets, `名称,商品 / 名称\n${lines.join('\n')}\n`);
    expect(done).toMatchObject({ status: 'done', rows: 220, position: 220, created: 110, refused: 0 });
    const { records } = await ask(queryRecords, { ...baskets, limit: 200 });
    expect(new Set(records.map(({ values }) => JSON.stringify(values.items)))).toEqual(
      new Set([JSON.stringify([{ name_of: '茶' }, { name_of: '饼' }])]),
    );
  });

  it('are numbers and days for a workbook, and texts with their unit in CSV', async () => {
    await binAll(baskets);
    await made({ name: '格式', day: '2026-02-03', total: 1234.5, items: [{ name_of: '茶', count: 3 }] });
    const lines = async (kind: 'csv' | 'xlsx') => (await desk.rowsOf(await desk.exported(baskets, kind)))[1];
    expect(await lines('csv')).toEqual(['格式', '2026-02-03', '1,234.50', '', '茶', '3 杯', '']);
    expect(await lines('xlsx')).toEqual(['格式', '2026-02-03', '1234.5', '', '茶', '3', '']);
  });

  it('name their files with links, and leave them out when they come in', async () => {
    await binAll(baskets);
    const slip = { id: await store.read((tx) => tx.newId()), name: '票.pdf', type: 'application/pdf', size: 9 };
    await store.write((tx) => registerUpload(tx, owner, { ...slip, sha256: '' }));
    await made({ name: '有票', slip: [slip] });
    const file = await desk.exported(baskets, 'xlsx');
    expect((await desk.rowsOf(file))[1]?.[3]).toBe(`票.pdf https://club.example/api/v1/files/${slip.id}`);
    const [known] = await valuesOf(baskets);
    expect(await desk.bringIn(baskets, file, { mode: 'update', keyField: 'name' })).toMatchObject({ unchanged: 1 });
    expect(await valuesOf(baskets)).toEqual([known]);
  });

  it('are refused as one where a row is wrong, and the wrong line says so; mended they come in', async () => {
    await binAll(baskets);
    const sheet = (third: string) =>
      ['名称,商品 / 名称,商品 / 数量', '甲,茶,1', ',饼,2', `,糕,${third}`, '乙,茶,1', ',,'].join('\n');
    const first = await desk.bringIn(baskets, sheet('0'));
    expect(first).toMatchObject({ rows: 5, created: 1, refused: 2 });
    const problems = await desk.rowsOf(await desk.problems(first.id, 'xlsx'));
    expect(problems.map((row) => row[3] !== '')).toEqual([true, false, false, true, false, true]);
    const text = await desk.rowsOf(await desk.problems(first.id, 'csv'));
    expect(text.map((row) => row.slice(1, 4))).toEqual([
      ['行号', '名称', '商品 / 名称'],
      ['2', '甲', '茶'],
      ['3', '', '饼'],
      ['4', '', '糕'],
      ['6', '', ''],
    ]);
    expect(await desk.bringIn(baskets, sheet('3'))).toMatchObject({ created: 1, unchanged: 1 });
    const long = ['名称,商品 / 名称', '长,茶', ...Array.from({ length: 400 }, () => ',茶')].join('\n');
    expect(await desk.bringIn(baskets, long)).toMatchObject({ rows: 401, position: 401, created: 0, refused: 2 });
    expect(await desk.bringIn(baskets, '名称,商品 / 名称\n,茶\n')).toMatchObject({ created: 0, refused: 1 });
  });
});

describe('a text longer than a cell of a workbook', () => {
  const tales = { app, form: 'tale' };
  const [whole, other] = ['始'.repeat(40_000), `${'a'.repeat(32_767)}`];

  beforeAll(async () => {
    const title = words('故事', '故事', 'Tale');
    const body = {
      title,
      fields: [
        { id: 'name', type: 'text', title: words('名称', '名稱', 'Name'), unique: true, required: true },
        { id: 'tale', type: 'long-text', title, settings: { maxLength: 100_000 } },
      ],
    };
    await run(createDefinition, { app, kind: 'form', key: 'tale', body });
    await run(publishApp, { app });
    for (const [name, tale] of Object.entries({ long: whole, fits: other })) {
      await run(createRecord, { ...tales, values: { name, tale } });
    }
  });

  it('is cut in the workbook and says so, is whole in CSV, and never replaces the whole one', async () => {
    const before = await valuesOf(tales);
    const update = { mode: 'update', keyField: 'name' };
    const workbook = await desk.exported(tales, 'xlsx');
    const cells = new Map((await desk.rowsOf(workbook)).map(([name = '', tale = '']) => [name, tale]));
    expect(cells.get('fits')).toBe(other);
    expect(cells.get('long')).toHaveLength(32_767);
    expect(cells.get('long')).toMatch(/^始+…\[✂ 327\d\d\/40000\]$/);
    const done = await desk.bringIn(tales, workbook, update);
    expect(done).toMatchObject({ updated: 0, unchanged: 1, refused: 1 });
    const [, [note = ''] = []] = await desk.rowsOf(await desk.problems(done.id, 'csv'));
    expect(note).toContain('被截断');
    // The workbook of what was left out is one that opens too, and stays refused.
    expect(await desk.bringIn(tales, await desk.problems(done.id, 'xlsx'), update)).toMatchObject({ refused: 1 });
    expect(await desk.bringIn(tales, await desk.exported(tales, 'csv'), update)).toMatchObject({ unchanged: 2 });
    expect(await valuesOf(tales)).toEqual(before);
  });
});
