import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createDefinition } from '@/engine/commands/create-definition';
import { importRows } from '@/engine/commands/import-rows';
import { publishApp } from '@/engine/commands/publish-app';
import { startImport } from '@/engine/commands/start-import';
import { importStatus } from '@/engine/reads/import-status';
import { queryRecords } from '@/engine/reads/query-records';
import { uploadPath } from '@/lib/files/upload';
import type { SheetFormat } from '@/lib/sheets/sheet-format';
import { cafeCompany } from '../../world/company';
import { type ArchivePart, makeArchive, makeWorkbook } from '../../world/make-archive';
import { notesApp } from '../../world/notes-form';
import { routerClient } from '../../world/router-client';

const dataDir = mkdtempSync(path.join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const company = await cafeCompany();
const { store, owner, run, ask } = company;
const app = await notesApp(company);
await run(createDefinition, {
  app,
  kind: 'form',
  key: 'file',
  body: {
    title: { en: 'Files' },
    fields: [
      { id: 'any', type: 'attachment', title: { en: 'Any' } },
      { id: 'pic', type: 'image', title: { en: 'Picture' } },
    ],
  },
});
await run(publishApp, { app });
const till = await routerClient(company, ['records:read', 'records:write'], { dataDir });

interface Sent {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly code?: string;
  readonly title?: string;
}

const send = (name: string, bytes: Buffer | string) =>
  till.call<Sent>(`/files?name=${encodeURIComponent(name)}`, { method: 'POST', bytes: Buffer.from(bytes) });

function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(25);
  head.write('\u0000\u0000\u0000\rIHDR', 'latin1');
  head.writeUInt32BE(width, 8);
  head.writeUInt32BE(height, 12);
  head.set([8, 6, 0, 0, 0], 16);
  const data = deflateSync(Buffer.alloc(4));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const parts = ['\u0089PNG\r\n\u001a\n', head, length, 'IDAT', data, Buffer.alloc(4), '\0\0\0\0IEND\u00aeB`\u0082'];
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

const bytes = (text: string) => Buffer.from(text, 'latin1');
const SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>';

describe('an upload', () => {
  const refused: readonly [string, string, Buffer | string, string][] = [
    ['a program called a picture', 'a.png', bytes(`MZ\u0090${'\0'.repeat(200)}PE\0\0`), 'records.uploadType'],
    ['a page called a picture', 'a.png', '<!doctype html><script>alert(1)</script>', 'records.uploadType'],
    ['a drawing with a script', 'a.svg', SCRIPT, 'records.uploadType'],
    ['a drawing that says it is XML', 'a.csv', `<?xml version="1.0"?>${SCRIPT}`, 'records.uploadType'],
    ['a picture of 3.6 thousand megapixels', 'a.png', png(60_000, 60_000), 'records.uploadPixels'],
    ['a GIF as wide as they get', 'a.gif', bytes('GIF89a\u00ff\u00ff\u00ff\u00ff\0\0\0;'), 'records.uploadPixels'],
    ['half a picture', 'a.png', png(4, 4).subarray(0, 16), 'records.uploadBroken'],
    ['a picture of nothing', 'a.png', png(0, 4), 'records.uploadBroken'],
    [
      'a photograph without a frame',
      'a.jpg',
      bytes(`\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0${'\0'.repeat(40)}`),
      'records.uploadBroken',
    ],
    ['no bytes', 'a.csv', '', 'records.uploadEmpty'],
  ];

  it.each(refused)('%s is refused', async (_name, name, content, code) => {
    const { status, body, headers } = await send(name, content);
    expect([status >= 400 && status < 500, body.code]).toEqual([true, code]);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body.title).not.toMatch(/^$|uploa/);
  });

  it('is what its bytes are, and is handed over so that nothing in it runs', async () => {
    const picture = await send('evil.html', png(4, 4));
    expect(picture.body).toMatchObject({ type: 'image/png', name: 'evil.html' });
    const table = await send('drawing.csv', SCRIPT);
    expect(table.body.type).toBe('text/csv');
    for (const [{ body }, type] of [
      [picture, 'image/png'],
      [table, 'application/octet-stream'],
    ] as const) {
      const { headers } = await till.call(`/files/${body.id}`);
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      if (body === table.body) expect(headers.get('content-disposition')).toMatch(/^attachment/);
    }
  });

  const names: readonly [string, string][] = [
    ['../../etc/passwd.csv', '.._.._etc_passwd.csv'],
    ['..\\..\\boot.csv', '.._.._boot.csv'],
    ['a\u0000b\r\nx: y.csv', 'abx: y.csv'],
    ['invoice\u202Egpj.csv', 'invoicegpj.csv'],
    [`${'😀'.repeat(300)}.csv`, `${'😀'.repeat(196)}.csv`],
    ['  e\u0301.csv ', 'é.csv'],
    ["<img src=x onerror='alert(1)'>.csv", "<img src=x onerror='alert(1)'>.csv"],
    ['"; filename="x.csv', '"; filename="x.csv'],
  ];

  it.each(names)('called %j is kept as %j and given back with its record', async (given, kept) => {
    const { body } = await send(given, 'a,b\n');
    expect(body.name).toBe(kept);
    const made = await till.call<{ record: { values: { any: Sent[] } } }>(`/apps/${app}/forms/file/records`, {
      body: { values: { any: [body] } },
    });
    expect(made.status).toBe(200);
    expect(made.body.record.values.any).toEqual([body]);
    const { headers } = await till.call(`/files/${body.id}`);
    expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(kept)}`);
  });

  it('larger than is taken is refused on the way, and nothing stays', async () => {
    const { status, body } = await till.call<Sent>(`/files?name=a.csv&app=${app}`, {
      method: 'POST',
      bytes: Buffer.alloc(20_000_001, 'x'),
      headers: { authorization: '' },
    });
    expect([status, body.code]).toEqual([413, 'records.uploadTooLarge']);
    const left = readdirSync(path.join(dataDir, 'uploads'), { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => /\.(part|rows)$/.test(name))).toEqual([]);
  });
});

const CELL = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = 'xl/worksheets/sheet1.xml';
const strings = 'xl/sharedStrings.xml';
const bomb = (part: ArchivePart) => makeWorkbook(`<row>${CELL('line')}</row>`, [part]);
const spaces = ' '.repeat(1_000_000);

async function preview(file: string) {
  return till.call<{ code?: string; rows: string[][]; columns: string[]; header: boolean; format: SheetFormat }>(
    `/apps/${app}/forms/note/imports/preview?file=${file}`,
  );
}

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const lines = (count: number) => `line\n${Array.from({ length: count }, (_, at) => `row ${at}`).join('\n')}\n`;

describe('a look into a sheet', () => {
  const refused: readonly [string, string, () => Buffer | string, string][] = [
    [
      'an archive that is no workbook',
      'a.xlsx',
      () => makeArchive([{ name: 'a.txt', content: 'x' }]),
      'records.unreadableSheet',
    ],
    ['a workbook cut in two', 'a.xlsx', () => makeWorkbook('').subarray(0, 400), 'records.unreadableSheet'],
    [
      'a workbook with something else for XML',
      'a.xlsx',
      () => bomb({ name: sheet, content: '\0<<<' }),
      'records.emptySheet',
    ],
    [
      'parts that claim two gigabytes',
      'a.xlsx',
      () => bomb({ name: strings, content: spaces, claims: 2e9 }),
      'records.sheetTooBig',
    ],
    [
      'a sheet that claims two gigabytes',
      'a.xlsx',
      () => bomb({ name: sheet, content: spaces, claims: 2e9 }),
      'records.sheetTooBig',
    ],
    [
      'a part that claims to be empty',
      'a.xlsx',
      () => bomb({ name: strings, content: spaces, claims: 0 }),
      'records.sheetTooBig',
    ],
    [
      'a part larger than it claims',
      'a.xlsx',
      () => bomb({ name: strings, content: spaces, claims: 10 }),
      'records.unreadableSheet',
    ],
    [
      'a row of a million cells',
      'a.xlsx',
      () => makeWorkbook(`<row>${'<c/>'.repeat(1_000_000)}</row>`),
      'records.unreadableSheet',
    ],
    [
      'a row of 10,000 cells',
      'a.xlsx',
      () => makeWorkbook(`<row>${'<c><v>1</v></c>'.repeat(10_000)}</row>`),
      'records.tooManyColumns',
    ],
    [
      '10,000 columns',
      'a.csv',
      () => `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',')}\n`,
      'records.tooManyColumns',
    ],
    ['ten million blank columns', 'a.csv', () => `a,b\n${','.repeat(10_000_000)}\n`, 'records.tooManyColumns'],
    ['ten million words', 'a.txt', () => 'a '.repeat(10_000_000), 'records.rowTooLong'],
    ['a cell of 10 MB', 'a.csv', () => `line,story\na,${'x'.repeat(10_000_000)}\n`, 'records.rowTooLong'],
    [
      'a cell of 10 MB in a workbook',
      'a.xlsx',
      () => makeWorkbook(`<row>${CELL('x'.repeat(10_000_000))}</row>`),
      'records.rowTooLong',
    ],
    ['a quote that is never closed', 'a.csv', () => `line\n"${'x\n'.repeat(2_000_000)}`, 'records.rowTooLong'],
    ['a short quote that is never closed', 'a.csv', () => 'line\n"x\n', 'records.sheetBroken'],
    [
      'damaged UTF-8',
      'a.csv',
      () => Buffer.concat([Buffer.from('line\n珠江路店\n'), bytes('\u00e7\u0041\n')]),
      'records.unreadableSheet',
    ],
    ['UTF-16 from the other end', 'a.csv', () => utf16(lines(3)).swap16(), 'records.unreadableSheet'],
    ['a NUL', 'a.csv', () => 'line\na\u0000b\n', 'records.unreadableSheet'],
    [
      'a NUL in a workbook',
      'a.xlsx',
      () => makeWorkbook(`<row>${CELL('a')}</row><row>${CELL('_x0000_')}</row>`),
      'records.sheetBroken',
    ],
  ];

  it.each(refused)('%s is refused', { timeout: 30_000 }, async (_name, name, content, code) => {
    const before = process.memoryUsage.rss();
    const { body } = await send(name, content());
    const seen = body.code ? { status: 400, body } : await preview(body.id);
    expect([seen.status, seen.body.code]).toEqual([400, code]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(400_000_000);
  });

  it('shows what there is without a header, in UTF-16 and in GBK', async () => {
    const none = await preview((await send('a.csv', '1,2\n3,4\n')).body.id);
    expect(none.body).toMatchObject({
      header: false,
      columns: [null, null],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
    });
    const wide = await preview((await send('a.csv', utf16('line,story\n王芳,中\n'))).body.id);
    expect(wide.body).toMatchObject({ header: true, columns: ['line', 'story'] });
    expect(wide.body.rows[1]).toEqual(['王芳', '中']);
    const gbk = bytes('line,story\n\u00cd\u00f5,\u00d0\u00d5\n');
    expect((await preview((await send('a.csv', gbk)).body.id)).body.rows[1]).toEqual(['王', '姓']);
  });
});

describe('an import', () => {
  async function imported(content: Buffer | string, format: SheetFormat, columns = ['line']) {
    const { body } = await send(format.kind === 'xlsx' ? 'a.xlsx' : 'a.csv', content);
    const plan = { file: body.id, format, header: true, columns, locale: 'en' };
    const { id } = await run(startImport, { app, form: 'note', plan });
    const job = { id, workspaceId: owner.workspaceId, kind: 'import-rows', payload: { batch: id }, attempts: 1 };
    await importRows((file) => uploadPath(dataDir, file))(store, job);
    return ask(importStatus, { id });
  }
  const count = async () => (await ask(queryRecords, { app, form: 'note', count: true })).count?.count;
  const csv = { kind: 'text', encoding: 'utf-8', delimiter: ',' } as const;

  it('of a sheet that breaks far below its beginning brings nothing in, and says where', async () => {
    const before = await count();
    const broken = Buffer.concat([Buffer.from(lines(300_000)), bytes('\u00e7\u0041\n'), Buffer.from(lines(10))]);
    const ended = await imported(broken, csv);
    expect(ended).toMatchObject({ status: 'failed', created: 0, failure: { code: 'records.sheetBroken' } });
    expect(Number(ended.failure?.params.row)).toBeGreaterThan(1);
    expect(await imported(`line\n${'ok\n'.repeat(40)}a\u0000b\n`, csv)).toMatchObject({
      status: 'failed',
      created: 0,
      failure: { code: 'records.sheetBroken', params: { row: 42 } },
    });
    expect(await imported(makeArchive([{ name: 'a.txt', content: 'x' }]), { kind: 'xlsx' })).toMatchObject({
      status: 'failed',
      created: 0,
    });
    expect(await count()).toBe(before);
  });

  it('keeps long texts whole, and refuses those too long for their field with their row', async () => {
    const story = `${'长文'.repeat(30_000)}end`;
    const ended = await imported(`line,story\na,"${story}"\nb,"${'x'.repeat(100_001)}"\n\uD800,"c"\n`, csv, [
      'line',
      'story',
    ]);
    expect(ended).toMatchObject({ status: 'done', created: 2, refused: 1 });
    const { records } = await ask(queryRecords, { app, form: 'note', limit: 5 });
    expect(records.map(({ values }) => values.story)).toContain(story);
    const problems = await till.call<string>(`/imports/${ended.id}/problems.csv`, {
      headers: { 'accept-language': 'en' },
    });
    expect(problems.body).toContain(',3,b,');
  });
});
