import { type CellValue, type ColumnDef, writeXlsxStream } from 'hucre/xlsx';
import { workbookText } from './workbook-text';

/** What is wrong with a row: the columns to mark, from 0, and the reason in words. */
export interface Mark {
  readonly columns: readonly number[];
  readonly note: string;
}

export interface MarkedSheet {
  readonly name: string;
  readonly rows: AsyncIterable<readonly string[]>;
  /** How many columns the sheet has; the reasons come behind them. */
  readonly width: number;
  /** Marks with the number of their row, from 1, in the order of the rows. */
  readonly marks: AsyncIterable<{ readonly row: number; readonly mark: Mark }>;
  /** Head of the column of reasons; null when the sheet has no heads. */
  readonly noteTitle: string | null;
}

type Style = NonNullable<ColumnDef['style']>;
const BAD: Style = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } } };
const NOTE: Style = { font: { color: { rgb: '9C0006' } } };
const NOTE_WIDTH = 60;

/**
 * The same rows and columns as a workbook of any length in constant memory, with the bad cells coloured and the reasons in one more
 * column at the end.
 */
export function markedWorkbook(sheet: MarkedSheet): ReadableStream<Uint8Array> {
  // The writer asks a column for its style whenever it writes a cell of it: what is set before a row is handed over is that row's own.
  const columns: (ColumnDef & { style?: Style })[] = Array.from({ length: sheet.width + 1 }, () => ({}));
  columns[sheet.width] = { width: NOTE_WIDTH };
  return writeXlsxStream(markedRows(sheet, columns), { name: sheet.name, columns });
}

async function* markedRows(
  { rows, width, marks, noteTitle }: MarkedSheet,
  columns: { style?: Style }[],
): AsyncGenerator<CellValue[]> {
  const marked = marks[Symbol.asyncIterator]();
  let next = await marked.next();
  let number = 0;
  try {
    for await (const row of rows) {
      number += 1;
      const mark = !next.done && next.value.row === number ? next.value.mark : null;
      if (mark) next = await marked.next();
      // A row longer than the sheet keeps its cells, and has its reason behind them.
      const end = Math.max(width, row.length);
      const cells: CellValue[] = Array.from({ length: end }, (_, column) => cellOf(row[column] ?? ''));
      const note = mark ? mark.note : number === 1 ? (noteTitle ?? '') : '';
      for (const column of columns) delete column.style;
      for (const column of mark?.columns ?? []) if (columns[column]) columns[column].style = BAD;
      const noteColumn = columns[end];
      if (mark && noteColumn) noteColumn.style = NOTE;
      yield [...cells, workbookText(note)];
    }
  } finally {
    await marked.return?.();
  }
}

/** A number only where it is read back as exactly this text: an id keeps its zeros. */
function cellOf(text: string): string | number {
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && String(number) === text ? number : workbookText(text);
}
