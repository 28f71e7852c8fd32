import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { markedWorkbook } from '@/lib/sheets/mark-sheet';

it('gives back the same rows, colours the bad cells and says why at the end', async () => {
  const bytes = await markedWorkbook({
    name: 'Bad',
    rows: [
      ['id', 'name', 'amount'],
      ['00017', '=1+1', '12.5'],
      ['18', 'Li', 'many'],
    ],
    marks: new Map([[3, { columns: [2], note: 'amount: not a number' }]]),
    noteTitle: 'Problem',
  });
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const [sheet] = sheets;
  expect(sheet?.rows).toEqual([
    ['id', 'name', 'amount', 'Problem'],
    ['00017', "'=1+1", 12.5, ''],
    [18, 'Li', 'many', 'amount: not a number'],
  ]);
  const coloured = [...(sheet?.cells ?? [])].filter(([, cell]) => cell.style?.fill).map(([at]) => at);
  expect(coloured).toEqual(['2,2']);
});
