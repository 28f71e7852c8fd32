import { type Fault, isFault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import { advanceBatch, type Batch, endUnread, insertProblem, updateBatch } from '@/engine/records/import/batches';
import { RowKeys } from '@/engine/records/import/row-key';
import { SHEET_LIMITS, sheetFault } from '@/engine/records/import/sheet-faults';
import type { Store, Tx } from '@/lib/db/types';
import { readSheet } from '@/lib/sheets/read-sheet';
import { SheetRefused } from '@/lib/sheets/sheet-refused';

/** Rows a transaction: a till waits for one chunk at the most. */
const CHUNK = 100;
/** Rows a savepoint. */
const RUN = 10;
/** No section takes more rows: what comes after is a row of its own, and refused. */
const MOST_LINES = LIMITS.rowsPerSection + 1;

export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'binned';

export interface SheetRow {
  /** As the spreadsheet counts them; that of its first line. */
  readonly number: number;
  /** One, and more where lines below go on with it. */
  readonly lines: readonly (readonly string[])[];
  /** Names the row by its content. */
  readonly key: string;
}

interface WrittenRow {
  readonly outcome: RowOutcome;
  /** Points it brought by itself, in smallest units. */
  readonly units: number;
  /** The record that lies in the bin, when that is the outcome. */
  readonly record?: string;
}

export interface BatchReading {
  readonly batch: Batch;
  /** Where the bytes lie. */
  readonly file: string;
  readonly stopping: AbortSignal | undefined;
  /** The cells of a line that make a row the same row when the file is read again. */
  identity(cells: readonly string[]): readonly string[];
  /** Does the line go on with the row above? */
  continues?(cells: readonly string[]): boolean;
  /** The line of a row that a problem at the path is about. */
  lineOf?(lines: SheetRow['lines'], path: string): number;
  /** Writes one row; a fault refuses it alone, and the row is kept with its problems. May run again after it was taken back. */
  write(tx: Tx, row: SheetRow): Promise<WrittenRow>;
  /** Runs in the transaction of every chunk, after its rows. */
  chunkDone?(tx: Tx, chunk: { readonly units: number }): Promise<void>;
}

/**
 * Reads the rows of an import from where it stood; each chunk and the place it reached are one transaction. `cut`: the import was
 * cancelled on the way, or another worker has taken it over. `broken`: the sheet cannot be read to its end; the import is over.
 */
export async function readBatch(
  store: Store,
  reading: BatchReading,
): Promise<'complete' | 'cut' | 'stopped' | 'broken'> {
  try {
    return await readRows(store, reading);
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error;
    const { batch } = reading;
    await store.write((tx) => endUnread(tx, batch, sheetFault(error)));
    return 'broken';
  }
}

async function readRows(store: Store, reading: BatchReading): Promise<'complete' | 'cut' | 'stopped'> {
  const { batch, file, stopping } = reading;
  if (batch.rows === 0) {
    const rows = await countLines(file, batch);
    await store.write((tx) => updateBatch(tx, batch.id, { rows }));
  }
  let position = batch.position;
  let chunk: SheetRow[] = [];
  for await (const row of sheetRows(reading)) {
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    if (stopping?.aborted) return 'stopped';
    const lines = linesOf(chunk);
    if (!(await writeChunk(store, reading, { rows: chunk, position, lines }))) return 'cut';
    position += lines;
    chunk = [];
  }
  if (chunk.length === 0) return 'complete';
  return (await writeChunk(store, reading, { rows: chunk, position, lines: linesOf(chunk) })) ? 'complete' : 'cut';
}

const linesOf = (rows: readonly SheetRow[]) => rows.reduce((sum, { lines }) => sum + lines.length, 0);

/** The rows of the file that have not been done, with the lines that go on with them. */
async function* sheetRows({ batch, file, ...reading }: BatchReading): AsyncGenerator<SheetRow> {
  const first = batch.plan.header ? 2 : 1;
  const keys = new RowKeys();
  const ended = (number: number, lines: readonly string[][]): SheetRow => {
    // Counted from the first row on, also of a resumed import, so that equal rows keep their numbers.
    const key = keys.next(lines.flatMap((cells) => reading.identity(cells)));
    return { number, lines, key };
  };
  let number = 0;
  let begun = first;
  let lines: string[][] = [];
  for await (const cells of readSheet(file, batch.plan.format, SHEET_LIMITS)) {
    number += 1;
    if (number < first) continue;
    if (lines.length && (lines.length === MOST_LINES || !reading.continues?.(cells))) {
      const row = ended(begun, lines);
      if (begun - first >= batch.position) yield row;
      lines = [];
    }
    if (lines.length === 0) begun = number;
    lines.push(cells);
  }
  if (lines.length === 0) return;
  const row = ended(begun, lines);
  if (begun - first >= batch.position) yield row;
}

/** Read once before, so that whoever waits knows how much is still to come; a small part of what writing the rows takes. */
async function countLines(file: string, { plan }: Batch): Promise<number> {
  let rows = plan.header ? -1 : 0;
  for await (const _ of readSheet(file, plan.format, SHEET_LIMITS)) rows += 1;
  return Math.max(rows, 0);
}

interface Chunk {
  readonly rows: readonly SheetRow[];
  /** Lines of the file that were done before it. */
  readonly position: number;
  /** Lines of the file it takes. */
  readonly lines: number;
}

class CutOff extends Error {}

/** False when the import was cut off meanwhile. */
async function writeChunk(store: Store, reading: BatchReading, chunk: Chunk): Promise<boolean> {
  try {
    await store.write(async (tx) => {
      const done: Done = { created: 0, updated: 0, unchanged: 0, binned: 0, refused: 0, units: 0 };
      for (let from = 0; from < chunk.rows.length; from += RUN)
        await writeRun(tx, reading, { rows: chunk.rows.slice(from, from + RUN), done });
      const { units, ...counts } = done;
      const advanced = { ...counts, rows: chunk.lines };
      const at = { id: reading.batch.id, position: chunk.position };
      if (!(await advanceBatch(tx, at, advanced))) throw new CutOff();
      await reading.chunkDone?.(tx, { units });
    });
    return true;
  } catch (error) {
    if (error instanceof CutOff) return false;
    throw error;
  }
}

type Done = Record<RowOutcome | 'refused' | 'units', number>;

interface Run {
  readonly rows: readonly SheetRow[];
  readonly done: Done;
}

/**
 * Writes some rows in one savepoint, for savepoints cost much and refusals are rare. When a row is refused, the run is taken back, those
 * before it are written again, and the rest is a run of its own.
 */
async function writeRun(tx: Tx, reading: BatchReading, { rows, done }: Run): Promise<void> {
  const written: WrittenRow[] = [];
  let refusal: Fault | null = null;
  try {
    await tx.nested(async () => {
      for (const row of rows) written.push(await reading.write(tx, row));
    });
  } catch (error) {
    if (!isFault(error)) throw error;
    refusal = error;
  }
  const refused = refusal ? rows[written.length] : undefined;
  if (!refusal || !refused) {
    for (const [at, { outcome, units, record }] of written.entries()) {
      done[outcome] += 1;
      done.units += units;
      if (record) await keepBinned(tx, reading, { row: rows[at], record });
    }
    return;
  }
  const before = rows.slice(0, written.length);
  if (before.length) await writeRun(tx, reading, { rows: before, done });
  done.refused += 1;
  await keepRefused(tx, reading, { row: refused, refusal });
  const rest = rows.slice(written.length + 1);
  if (rest.length) await writeRun(tx, reading, { rows: rest, done });
}

interface Refused {
  readonly row: SheetRow;
  readonly refusal: Fault;
}

/** Each line is kept with the problems that are about it, so that people find them where they have to be mended. */
async function keepRefused(tx: Tx, reading: BatchReading, { row, refusal }: Refused): Promise<void> {
  const { code, params } = refusal;
  const problems = refusal.problems.length ? refusal.problems : [{ path: '', code, params }];
  const { workspaceId, id: batchId } = reading.batch;
  for (const [line, cells] of row.lines.entries()) {
    const own = problems.filter(({ path }) => (reading.lineOf?.(row.lines, path) ?? 0) === line);
    await insertProblem(tx, { workspaceId, batchId, row: row.number + line, cells: keepable(cells), problems: own });
  }
}

/** A record that somebody put into the bin stays there; its row is kept, so that the record can be found and restored. */
async function keepBinned(
  tx: Tx,
  { batch }: BatchReading,
  { row, record }: { readonly row: SheetRow | undefined; readonly record: string },
): Promise<void> {
  if (!row) return;
  const { workspaceId, id: batchId } = batch;
  for (const [line, cells] of row.lines.entries()) {
    const problems = line === 0 ? [{ path: '', code: 'records.rowInBin' }] : [];
    await insertProblem(tx, {
      workspaceId,
      batchId,
      row: row.number + line,
      cells: keepable(cells),
      problems,
      recordId: line === 0 ? record : null,
    });
  }
}

const keepable = (cells: readonly string[]) => cells.map((cell) => cell.toWellFormed());
