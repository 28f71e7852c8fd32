import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { type Mark, markedWorkbook } from '@/lib/sheets/mark-sheet';

async function* given<One>(...all: One[]) {
  yield* all;
}

async function written(rows: AsyncIterable<readonly string[]>, marks: readonly (readonly [number, Mark])[]) {
  const stream = markedWorkbook({
    name: 'Bad',
    rows,
    width: 3,
    marks: given(...marks.map(([row, mark]) => ({ row, mark }))),
    noteTitle: 'Problem',
  });
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const [sheet] = sheets;
  const cells = [...(sheet?.cells ?? [])];
  return { rows: sheet?.rows, coloured: cells.filter(([, cell]) => cell.style?.fill).map(([at]) => at) };
}

it('gives back the same rows, colours the bad cells and says why at the end', async () => {
  const rows = given(['id', 'name', 'amount'], ['00017', '=1+1', '12.5'], ['18', 'Li', 'many'], ['19', '', '7']);
  const sheet = await written(rows, [[3, { columns: [2], note: 'amount: not a number' }]]);
  expect(sheet.rows).toEqual([
    ['id', 'name', 'amount', 'Problem'],
    ['00017', "'=1+1", 12.5, ''],
    [18, 'Li', 'many', 'amount: not a number'],
    [19, '', 7, ''],
  ]);
  expect(sheet.coloured).toEqual(['2,2']);
});

it('marks rows far down a long sheet, and keeps the cells of a row that is too long', async () => {
  async function* rows() {
    for (let at = 1; at <= 6_000; at += 1) yield at === 6_000 ? ['x', 'y', 'z', 'more'] : ['1', '2', '3'];
  }
  const sheet = await written(rows(), [
    [2, { columns: [0, 1], note: 'first' }],
    [6_000, { columns: [2], note: 'last' }],
  ]);
  expect(sheet.coloured).toEqual(['1,0', '1,1', '5999,2']);
  expect(sheet.rows?.at(-1)).toEqual(['x', 'y', 'z', 'more', 'last']);
});
