import { type Cell, writeXlsx } from 'hucre/xlsx';
import { workbookText } from './workbook-text';

/** What is wrong with a row: the columns to mark, from 0, and the reason in words. */
export interface Mark {
  readonly columns: readonly number[];
  readonly note: string;
}

export interface MarkedSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** By the number of the row, from 1. */
  readonly marks: ReadonlyMap<number, Mark>;
  /** Head of the column of reasons; null when the sheet has no heads. */
  readonly noteTitle: string | null;
}

const BAD = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } } } as const;
const NOTE = { font: { color: { rgb: '9C0006' } } } as const;
const NOTE_WIDTH = 60;

/** The same rows and columns as a workbook, with the bad cells coloured and the reasons in one more column at the end. */
export async function markedWorkbook({ name, rows, marks, noteTitle }: MarkedSheet): Promise<Uint8Array> {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const cells = new Map<string, Partial<Cell>>();
  const written = rows.map((row, at) => {
    const mark = marks.get(at + 1);
    const values: (string | number)[] = Array.from({ length: width }, (_, column) => cellOf(row[column] ?? ''));
    for (const column of mark?.columns ?? []) cells.set(`${at},${column}`, { value: values[column] ?? '', style: BAD });
    const note = mark ? mark.note : at === 0 ? (noteTitle ?? '') : '';
    if (mark) cells.set(`${at},${width}`, { value: workbookText(note), style: NOTE });
    return [...values, workbookText(note)];
  });
  const columns = Array.from({ length: width + 1 }, (_, at) => (at === width ? { width: NOTE_WIDTH } : {}));
  return writeXlsx({ sheets: [{ name, rows: written, cells, columns }] });
}

/** A number only where it is read back as exactly this text: an id keeps its zeros. */
function cellOf(text: string): string | number {
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && String(number) === text ? number : workbookText(text);
}
