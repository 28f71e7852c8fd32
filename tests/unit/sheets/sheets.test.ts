import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import type { SheetCell } from '@/lib/sheets/csv-row';
import { guardFormula, unguardFormula } from '@/lib/sheets/formula-guard';
import { readSheet } from '@/lib/sheets/read-sheet';
import { detectFormat } from '@/lib/sheets/sheet-format';
import { type SheetKind, writeSheet } from '@/lib/sheets/write-sheet';

const folder = mkdtempSync(path.join(tmpdir(), 'sheets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const limits = { rows: 1_000, columns: 100, rowLength: 20_000 };

async function rowsOf(name: string, content: string | Uint8Array): Promise<string[][]> {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const format = await detectFormat(file);
  if (!format) throw new Error('not readable');
  const rows: string[][] = [];
  for await (const row of readSheet(file, format, limits)) rows.push(row);
  return rows;
}

async function bytesOf(kind: SheetKind, rows: readonly (readonly SheetCell[])[]): Promise<Uint8Array> {
  async function* given() {
    yield* rows;
  }
  const stream = writeSheet(kind, { name: 'Sheet', columns: [{ header: 'a' }, { header: 'b' }], rows: given() });
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe('reading', () => {
  it.each([
    [
      'comma.csv',
      'id,name\r\n1,"Li, ""Na"""\r\n',
      [
        ['id', 'name'],
        ['1', 'Li, "Na"'],
      ],
    ],
    [
      'semicolon.csv',
      'id;name\n1;王芳\n',
      [
        ['id', 'name'],
        ['1', '王芳'],
      ],
    ],
    [
      'tab.tsv',
      'id\tname\n00001\tx\n',
      [
        ['id', 'name'],
        ['00001', 'x'],
      ],
    ],
    [
      'spaces.txt',
      ' 00001 19970101  1  11.77\n 00002 19970112  1  12.00\n',
      [
        ['00001', '19970101', '1', '11.77'],
        ['00002', '19970112', '1', '12.00'],
      ],
    ],
    [
      'quotes.csv',
      'a,b\r\n"say ""hi""","two\r\nlines"\r\n"Tall" cup,5" tape\r\n\r\n"",\r\nlast,',
      [
        ['a', 'b'],
        ['say "hi"', 'two\r\nlines'],
        ['"Tall" cup', '5" tape'],
        ['', ''],
        ['last', ''],
      ],
    ],
    [
      'bom.csv',
      '\uFEFFid,n\n1,2\n',
      [
        ['id', 'n'],
        ['1', '2'],
      ],
    ],
  ])('understands %s', async (name, content, expected) => {
    expect(await rowsOf(name, content)).toEqual(expected);
  });

  it('understands the Chinese code page', async () => {
    const gbk = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x61, 0x0a, 0xcd, 0xf5, 0x2c, 0x62, 0x0a]);
    expect(await rowsOf('gbk.csv', gbk)).toEqual([
      ['姓名', 'a'],
      ['王', 'b'],
    ]);
  });

  it('puts cells together again wherever the file is cut while it is read', async () => {
    const rows = Array.from({ length: 40_000 }, (_, at) => [`${at}`, `中"${at}",\r\n${'x'.repeat(at % 17)}`]);
    const text = rows.map(([id, words = '']) => `${id},"${words.replaceAll('"', '""')}"\r\n`).join('');
    const file = path.join(folder, 'long.csv');
    writeFileSync(file, text);
    const format = { kind: 'text', encoding: 'utf-8', delimiter: ',' } as const;
    const read: string[][] = [];
    for await (const row of readSheet(file, format, { ...limits, rows: 100_000 })) read.push(row);
    expect(read).toEqual(rows);
  });

  it('refuses what is no sheet', async () => {
    const file = path.join(folder, 'binary.xls');
    writeFileSync(file, Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]));
    expect(await detectFormat(file)).toBeNull();
  });
});

describe.each(['csv', 'xlsx'] as const)('writing %s', (kind) => {
  it('gives back what was written', async () => {
    const rows = [
      ['王芳', 12.5],
      ['=1+1', null],
      ["'=1", -3],
      ['@x', 0],
      ['－1', 1],
      ['multi\nline', 2],
      ['00012', 3],
      ['_x0041_ is no A', 4],
      ['not a sign: \ufffe', 5],
    ];
    const back = await rowsOf(`round.${kind}`, await bytesOf(kind, rows));
    expect(back).toEqual([['a', 'b'], ...rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))]);
  });
});

describe('moments', () => {
  it.each(['csv', 'xlsx'] as const)('of a sheet come back to the second from %s', async (kind) => {
    const moments = ['2026-02-28T00:00:00Z', '2026-02-28T09:05:59Z', '1999-12-31T23:59:01Z'];
    const back = await rowsOf(
      `moments.${kind}`,
      await bytesOf(
        kind,
        moments.map((at) => [new Date(at), null]),
      ),
    );
    expect(back.slice(1).map(([at]) => at)).toEqual(['2026-02-28', '2026-02-28T09:05:59', '1999-12-31T23:59:01']);
  });

  it.each(['1900', '1904'] as const)('are the same in a workbook that counts days from %s', async (dateSystem) => {
    const cells = [new Date('2026-02-28T00:00:00Z'), new Date('2026-02-28T18:30:00Z'), 12.5];
    const bytes = await writeXlsx({ sheets: [{ name: 'Days', rows: [['day', 'at', 'amount'], cells] }], dateSystem });
    expect((await rowsOf(`days-${dateSystem}.xlsx`, bytes))[1]).toEqual(['2026-02-28', '2026-02-28T18:30:00', '12.5']);
  });
});

it('guards the heads of columns like every text', async () => {
  async function* none() {}
  const sheet = { name: 'x', columns: [{ header: '=1+1' }, { header: 'plain' }], rows: none() };
  const text = await new Response(writeSheet('csv', sheet)).text();
  expect(text.replace('\uFEFF', '')).toBe("'=1+1,plain\r\n");
  const rows: unknown[] = [];
  for await (const { values } of streamXlsxRows(writeSheet('xlsx', { ...sheet, rows: none() }))) rows.push(values);
  expect(rows).toEqual([["'=1+1", 'plain']]);
});

describe('the guard against formulas', () => {
  it.each(['=1+1', '+1-2', '-x', '@SUM(A1)', '\tx', "'=x", '＝1', "''"])('hides and gives back %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
    expect(unguardFormula(guardFormula(text))).toBe(text);
  });

  it.each(['-12.5', '+3', 'a=b', "it's", "'plain", ''])('leaves %j alone', (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(unguardFormula(text)).toBe(text);
  });
});
