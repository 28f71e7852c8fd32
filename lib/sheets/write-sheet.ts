import { type CellValue, writeXlsxStream } from 'hucre/xlsx';
import { type SheetCell, stringifyCsvRow } from './csv-row';
import { workbookText } from './workbook-text';

export type SheetKind = 'csv' | 'xlsx';

export const SHEET_TYPES: Readonly<Record<SheetKind, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface SheetColumn {
  readonly header: string;
  /** How a workbook shows numbers and moments of the column, such as `0.00`. */
  readonly format?: string;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly SheetCell[]>;
}

/** A file of any length in constant memory; texts can never become formulas. */
export function writeSheet(kind: SheetKind, sheet: Sheet): ReadableStream<Uint8Array> {
  return kind === 'csv' ? csvStream(sheet) : workbookStream(sheet);
}

function workbookStream(sheet: Sheet): ReadableStream<Uint8Array> {
  async function* guarded(): AsyncGenerator<CellValue[]> {
    for await (const row of sheet.rows) yield row.map((cell) => (typeof cell === 'string' ? workbookText(cell) : cell));
  }
  const columns = sheet.columns.map(({ header, format }) => ({
    header: workbookText(header),
    ...(format !== undefined && { numFmt: format }),
  }));
  return writeXlsxStream(guarded(), { name: sheet.name, columns, freezePane: { rows: 1 } });
}

function csvStream(sheet: Sheet): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = csvLines(sheet);
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
}

const CHUNK = 64 * 1024;

async function* csvLines(sheet: Sheet): AsyncGenerator<string, undefined> {
  // Excel takes a file without the mark for the machine's old code page.
  let chunk = `\uFEFF${stringifyCsvRow(sheet.columns.map(({ header }) => header))}`;
  for await (const row of sheet.rows) {
    chunk += stringifyCsvRow(row);
    if (chunk.length > CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
  return undefined;
}
