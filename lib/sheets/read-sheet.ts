import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { TextDecoderStream } from 'node:stream/web';
import { parse } from 'csv-parse';
import { streamXlsxRows } from 'hucre/xlsx';
import { unguardFormula } from './formula-guard';
import type { SheetFormat } from './sheet-format';

export interface ReadLimits {
  readonly rows: number;
  readonly cellLength: number;
}

/**
 * Rows of a file as texts, one after another, without ever holding the whole file. Dates of a workbook come as
 * `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss`, numbers in plain notation; guards against formulas are taken off.
 */
export async function* readSheet(file: string, format: SheetFormat, limits: ReadLimits): AsyncGenerator<string[]> {
  const rows = format.kind === 'xlsx' ? workbookRows(file, limits) : textRows(file, format);
  let count = 0;
  let width = 0;
  for await (const row of rows) {
    if (++count > limits.rows) return;
    width ||= row.length;
    // Workbooks leave out blank cells at the end of a row.
    while (row.length < width) row.push('');
    yield row.map((cell) => unguardFormula(cell).slice(0, limits.cellLength));
  }
}

async function* workbookRows(file: string, limits: ReadLimits): AsyncGenerator<string[]> {
  const stream = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
  for await (const row of streamXlsxRows(stream, { maxRows: limits.rows + 1 })) yield row.values.map(cellText);
}

function cellText(value: string | number | boolean | Date | null): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') return plainNumber(value);
  return String(value);
}

/** A workbook's dates have no zone; the reader hands them over as if they were UTC. */
function dateText(value: Date): string {
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

async function* textRows(file: string, format: Extract<SheetFormat, { kind: 'text' }>): AsyncGenerator<string[]> {
  const decoded = createReadStream(file, { highWaterMark: 256 * 1024 });
  const text = Readable.fromWeb(
    (Readable.toWeb(decoded) as unknown as ReadableStream<BufferSource>).pipeThrough(
      new TextDecoderStream(format.encoding) as unknown as TransformStream<BufferSource, string>,
    ) as Parameters<typeof Readable.fromWeb>[0],
  );
  if (format.delimiter === 'spaces') {
    for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim()) yield line.trim().split(/ +/);
    }
    return;
  }
  const parser = text.pipe(
    parse({
      delimiter: format.delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  );
  for await (const row of parser) yield row as string[];
}
