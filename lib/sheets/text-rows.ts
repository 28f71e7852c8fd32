import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { TextDecoderStream } from 'node:stream/web';
import type { ReadLimits } from './read-limits';
import type { SheetFormat } from './sheet-format';
import { SheetRefused } from './sheet-refused';

type TextFormat = Extract<SheetFormat, { kind: 'text' }>;

interface FoundRow {
  readonly cells: string[];
  /** Where the next row begins. */
  readonly next: number;
  /** Nothing stands between this line's end and the one before. */
  readonly blank: boolean;
}

interface Reading {
  readonly delimiter: string;
  /** No more text will come. */
  readonly ended: boolean;
  readonly limits: ReadLimits;
  /** Number of the row, for whoever is told that it cannot be read. */
  readonly row: number;
}

/** Rows of a text of delimited values (RFC 4180) or of columns set apart by spaces, in constant memory. Blank lines are left out. */
export async function* textRows(file: string, format: TextFormat, limits: ReadLimits): AsyncGenerator<string[]> {
  const spaces = format.delimiter === 'spaces';
  const delimiter = spaces ? '\n' : format.delimiter;
  let rest = '';
  let row = 1;
  function* rowsIn(text: string, ended: boolean): Generator<string[]> {
    let at = 0;
    while (at < text.length) {
      const reading = { delimiter, ended, limits, row };
      const found = spaces ? readLine(text, at, reading) : readRow(text, at, reading);
      if (!found) break;
      at = found.next;
      if (found.blank) continue;
      yield found.cells;
      row += 1;
    }
    rest = text.slice(at);
    // A quote that is never closed, or a file without line ends, must not gather the whole file in memory.
    if (rest.length > 2 * limits.rowLength) throw new SheetRefused('rowTooLong', row);
  }
  for await (const part of decoded(file, format.encoding, () => row)) yield* rowsIn(rest + part, false);
  yield* rowsIn(rest, true);
}

/** Signs that are none in the encoding end the reading: a replacement would be kept as if somebody had written it. */
async function* decoded(file: string, encoding: string, row: () => number): AsyncGenerator<string> {
  const bytes = Readable.toWeb(createReadStream(file, { highWaterMark: 256 * 1024 }));
  // Node's streams and those of the web differ in types alone.
  const decoder = new TextDecoderStream(encoding, { fatal: true }) as unknown as TransformStream<unknown, string>;
  const text = (bytes as unknown as ReadableStream<unknown>).pipeThrough(decoder);
  try {
    yield* text as unknown as AsyncIterable<string>;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new SheetRefused('unreadable', row());
  }
}

const QUOTE = '"';

/** The row that begins at `start`; null when its end has not come yet. */
function readRow(text: string, start: number, reading: Reading): FoundRow | null {
  const { delimiter, ended, limits, row } = reading;
  const cells: string[] = [];
  for (let at = start; ; at += 1) {
    const quoted = text[at] === QUOTE ? readQuoted(text, at, reading) : undefined;
    if (quoted === null) return null;
    const end = quoted?.end ?? endOfCell(text, at, delimiter);
    if (end === text.length && !ended) return null;
    cells.push(quoted?.cell ?? text.slice(at, end));
    if (cells.length > limits.columns) throw new SheetRefused('tooManyColumns', row);
    at = end;
    if (text[at] === delimiter) continue;
    const blank = at === start;
    if (text[at] !== '\r') return { cells, next: at + 1, blank };
    if (at + 1 === text.length && !ended) return null;
    return { cells, next: text[at + 1] === '\n' ? at + 2 : at + 1, blank };
  }
}

/** What stands between quotes; undefined when the quotes enclose only a part of the cell and so mean themselves. */
function readQuoted(text: string, start: number, { delimiter, ended, row }: Reading) {
  let cell = '';
  for (let from = start + 1; ; ) {
    const quote = text.indexOf(QUOTE, from);
    if (quote < 0 && ended) throw new SheetRefused('unreadable', row);
    if (quote < 0 || (quote + 1 === text.length && !ended)) return null;
    cell += text.slice(from, quote);
    const after = text[quote + 1];
    if (after === undefined || after === delimiter || after === '\n' || after === '\r') return { cell, end: quote + 1 };
    if (after !== QUOTE) return undefined;
    cell += QUOTE;
    from = quote + 2;
  }
}

function endOfCell(text: string, start: number, delimiter: string): number {
  const mark = delimiter.charCodeAt(0);
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === mark || code === 10 || code === 13) break;
  }
  return at;
}

const GAP = / +/g;

function readLine(text: string, start: number, { ended, limits, row }: Reading): FoundRow | null {
  const feed = text.indexOf('\n', start);
  if (feed < 0 && !ended) return null;
  const end = feed < 0 ? text.length : feed;
  const line = text.slice(start, end).trim();
  // Counted before it is cut: millions of pieces would be more than a machine holds.
  let gaps = 0;
  for (const _ of line.matchAll(GAP)) if (++gaps >= limits.columns) throw new SheetRefused('tooManyColumns', row);
  return { cells: line.split(GAP), next: end + 1, blank: line === '' };
}
