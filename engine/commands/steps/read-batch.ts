import { type Fault, isFault } from '@/engine/kernel/fault';
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

export type RowOutcome = 'created' | 'updated' | 'unchanged';

export interface SheetRow {
  /** As the spreadsheet counts them. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Names the row by its content. */
  readonly key: string;
}

interface WrittenRow {
  readonly outcome: RowOutcome;
  /** Points it brought by itself, in smallest units. */
  readonly units: number;
}

export interface BatchReading {
  readonly batch: Batch;
  /** Where the bytes lie. */
  readonly file: string;
  readonly stopping: AbortSignal | undefined;
  /** The cells that make a row the same row when the file is read again. */
  identity(cells: readonly string[]): readonly string[];
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
  const { plan } = batch;
  if (batch.rows === 0) {
    const rows = await countRows(file, batch);
    await store.write((tx) => updateBatch(tx, batch.id, { rows }));
  }
  const keys = new RowKeys();
  let position = batch.position;
  let row = 0;
  let chunk: SheetRow[] = [];
  for await (const cells of readSheet(file, plan.format, SHEET_LIMITS)) {
    row += 1;
    if (plan.header && row === 1) continue;
    // Counted from the first row on, also of a resumed import, so that equal rows keep their numbers.
    const key = keys.next(reading.identity(cells));
    if (row - (plan.header ? 1 : 0) <= batch.position) continue;
    chunk.push({ number: row, cells, key });
    if (chunk.length < CHUNK) continue;
    if (stopping?.aborted) return 'stopped';
    if (!(await writeChunk(store, reading, { rows: chunk, position }))) return 'cut';
    position += chunk.length;
    chunk = [];
  }
  if (chunk.length === 0 || (await writeChunk(store, reading, { rows: chunk, position }))) return 'complete';
  return 'cut';
}

/** Read once before, so that whoever waits knows how much is still to come; a small part of what writing the rows takes. */
async function countRows(file: string, { plan }: Batch): Promise<number> {
  let rows = plan.header ? -1 : 0;
  for await (const _ of readSheet(file, plan.format, SHEET_LIMITS)) rows += 1;
  return Math.max(rows, 0);
}

interface Chunk {
  readonly rows: readonly SheetRow[];
  /** Rows of the file that were done before it. */
  readonly position: number;
}

class CutOff extends Error {}

/** False when the import was cut off meanwhile. */
async function writeChunk(store: Store, reading: BatchReading, chunk: Chunk): Promise<boolean> {
  try {
    await store.write(async (tx) => {
      const done: Done = { created: 0, updated: 0, unchanged: 0, refused: 0, units: 0 };
      for (let from = 0; from < chunk.rows.length; from += RUN)
        await writeRun(tx, reading, { rows: chunk.rows.slice(from, from + RUN), done });
      const { units, ...counts } = done;
      const advanced = { ...counts, rows: chunk.rows.length };
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
    for (const { outcome, units } of written) {
      done[outcome] += 1;
      done.units += units;
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

async function keepRefused(
  tx: Tx,
  { batch }: BatchReading,
  { row, refusal }: { readonly row: SheetRow; readonly refusal: Fault },
): Promise<void> {
  const { code, params } = refusal;
  const problems = refusal.problems.length ? refusal.problems : [{ path: '', code, params }];
  const { workspaceId, id } = batch;
  await insertProblem(tx, {
    workspaceId,
    batchId: id,
    row: row.number,
    cells: row.cells.map((cell) => cell.toWellFormed()),
    problems,
  });
}
