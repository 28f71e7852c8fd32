import { loadAppById } from '@/engine/apps/load-app';
import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import type { Actor } from '@/engine/kernel/actor';
import { Fault, isFault } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import { LIMITS } from '@/engine/kernel/limits';
import { requirePlace } from '@/engine/permissions/require-place';
import {
  advanceBatch,
  type Batch,
  endRunning,
  insertProblem,
  requireBatch,
  updateBatch,
} from '@/engine/records/import/batches';
import { rowReader } from '@/engine/records/import/raw-values';
import { RowKeys } from '@/engine/records/import/row-key';
import { findByValue } from '@/engine/records/store/find-by-value';
import { findBySourceKey, findRecord } from '@/engine/records/store/find-record';
import { freeSourceKey } from '@/engine/records/store/free-source-key';
import type { Store, Tx } from '@/lib/db/types';
import type { JobHandler } from '@/lib/jobs/worker';
import { readSheet } from '@/lib/sheets/read-sheet';
import { changeRecord } from './steps/change-record';
import { createRecord } from './steps/create-record';
import { memberMaker } from './steps/make-member';

/** Rows a transaction: a till waits for one chunk at the most. */
const CHUNK = 100;
/** Rows a savepoint. */
const RUN = 10;

type Outcome = 'created' | 'updated' | 'unchanged';

interface Importing {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly batch: Batch;
  readonly actor: Actor;
  read(cells: readonly string[]): Record<string, Json>;
}

/**
 * Reads the file of an import, chunk by chunk; each chunk and the place it reached are one transaction, so an import that was cut off
 * goes on exactly where it stood. `pathOf` says where the bytes of an upload lie.
 */
export function importRows(pathOf: (fileId: string) => string): JobHandler {
  return async (store, { workspaceId, payload }, stopping) => {
    const { batch: id } = payload as { batch: string }; // written by start-import
    const started = await store.write(async (tx) => {
      const batch = await requireBatch(tx, workspaceId, id);
      if (batch.status !== 'waiting' && batch.status !== 'running') return null;
      await updateBatch(tx, id, { status: 'running' });
      const app = await loadAppById(tx, batch.appId);
      return { batch, app, form: app.formsById.get(batch.formId) };
    });
    if (!started) return;
    if (!started.form) return store.write((tx) => endRunning(tx, id, 'failed'));
    const { batch, app, form } = started;
    const context = {
      locale: batch.plan.locale,
      timeZone: app.timeZone,
      names: new Map<string, string>(),
      say: (name: string) => name,
    };
    const reader = rowReader(form.body, batch.plan);
    const importing = {
      app,
      form,
      batch,
      actor: importer(batch),
      read: (cells: readonly string[]) => reader(cells, context),
    };
    const file = pathOf(batch.fileId);
    if (batch.rows === 0) {
      const rows = await countRows(file, batch);
      await store.write((tx) => updateBatch(tx, id, { rows }));
    }
    const end = await readAll(store, importing, { file, stopping });
    if (end === 'complete') await store.write((tx) => endRunning(tx, id, 'done'));
    return end === 'stopped' ? store.clock() : undefined;
  };
}

/** Rows come in through the import's door, on behalf of whoever started it and with no more than they may do. */
function importer(batch: Batch): Actor {
  const { actor } = batch.plan;
  return { ...actor, kind: 'import', id: batch.id, onBehalfOf: { kind: actor.kind, id: actor.id } };
}

const READING = { rows: LIMITS.importRows, cellLength: LIMITS.textLength };

/** Read once before, so that whoever waits knows how much is still to come; a small part of what writing the rows takes. */
async function countRows(file: string, { plan }: Batch): Promise<number> {
  let rows = plan.header ? -1 : 0;
  for await (const _ of readSheet(file, plan.format, READING)) rows += 1;
  return Math.max(rows, 0);
}

/** `cut`: the import was cancelled on the way, or another worker has taken it over. */
async function readAll(
  store: Store,
  importing: Importing,
  { file, stopping }: { readonly file: string; readonly stopping: AbortSignal | undefined },
): Promise<'complete' | 'cut' | 'stopped'> {
  const { plan } = importing.batch;
  const keys = new RowKeys();
  let position = importing.batch.position;
  let row = 0;
  let chunk: Row[] = [];
  for await (const cells of readSheet(file, plan.format, READING)) {
    row += 1;
    if (plan.header && row === 1) continue;
    const used = cells.filter((_, at) => plan.columns[at] != null);
    // Counted from the first row on, also of a resumed import, so that equal rows keep their numbers.
    const key = keys.next(used);
    if (row - (plan.header ? 1 : 0) <= importing.batch.position) continue;
    chunk.push({ number: row, cells, key });
    if (chunk.length < CHUNK) continue;
    if (stopping?.aborted) return 'stopped';
    if (!(await writeChunk(store, importing, { rows: chunk, position }))) return 'cut';
    position += chunk.length;
    chunk = [];
  }
  if (chunk.length === 0 || (await writeChunk(store, importing, { rows: chunk, position }))) return 'complete';
  return 'cut';
}

interface Row {
  readonly number: number;
  readonly cells: readonly string[];
  readonly key: string;
}

interface Chunk {
  readonly rows: readonly Row[];
  /** Rows of the file that were done before it. */
  readonly position: number;
}

class CutOff extends Error {}

/** False when the import was cut off meanwhile. */
async function writeChunk(store: Store, importing: Importing, chunk: Chunk): Promise<boolean> {
  try {
    await store.write(async (tx) => {
      const done: Done = { created: 0, updated: 0, unchanged: 0, refused: 0 };
      for (let from = 0; from < chunk.rows.length; from += RUN)
        await writeRun(tx, importing, { rows: chunk.rows.slice(from, from + RUN), done });
      const { id } = importing.batch;
      const advanced = { ...done, rows: chunk.rows.length };
      if (!(await advanceBatch(tx, { id, position: chunk.position }, advanced))) throw new CutOff();
    });
    return true;
  } catch (error) {
    if (error instanceof CutOff) return false;
    throw error;
  }
}

type Done = Record<Outcome | 'refused', number>;

interface Run {
  readonly rows: readonly Row[];
  readonly done: Done;
}

/**
 * Writes some rows in one savepoint, for savepoints cost much and refusals are rare. When a row is refused, the run is taken back, those
 * before it are written again, and the rest is a run of its own.
 */
async function writeRun(tx: Tx, importing: Importing, { rows, done }: Run): Promise<void> {
  const outcomes: Outcome[] = [];
  let refusal: Fault | null = null;
  try {
    await tx.nested(async () => {
      for (const row of rows) outcomes.push(await writeRow(tx, importing, row));
    });
  } catch (error) {
    if (!isFault(error)) throw error;
    refusal = error;
  }
  const refused = refusal ? rows[outcomes.length] : undefined;
  if (!refusal || !refused) {
    for (const outcome of outcomes) done[outcome] += 1;
    return;
  }
  const before = rows.slice(0, outcomes.length);
  if (before.length) await writeRun(tx, importing, { rows: before, done });
  done.refused += 1;
  await keepRefused(tx, importing, { row: refused, refusal });
  const rest = rows.slice(outcomes.length + 1);
  if (rest.length) await writeRun(tx, importing, { rows: rest, done });
}

async function keepRefused(
  tx: Tx,
  { batch }: Importing,
  { row, refusal }: { row: Row; refusal: Fault },
): Promise<void> {
  const { code, params } = refusal;
  const problems = refusal.problems.length ? refusal.problems : [{ path: '', code, params }];
  const { workspaceId, id } = batch;
  await insertProblem(tx, { workspaceId, batchId: id, row: row.number, cells: [...row.cells], problems });
}

async function writeRow(tx: Tx, importing: Importing, row: Row): Promise<Outcome> {
  const { app, form, batch, actor } = importing;
  const raw = importing.read(row.cells);
  const { mode, keyField } = batch.plan;
  if (mode !== 'add' && keyField) {
    const known = await findByValue(tx, form.layout, {
      workspaceId: app.workspaceId,
      field: keyField,
      value: raw[keyField] ?? null,
    });
    if (known) {
      const before = await findRecord(tx, form.layout, known, true);
      const after = await changeRecord(tx, actor, { app, form, before, raw, door: 'import' });
      return after.revision === before.revision ? 'unchanged' : 'updated';
    }
    if (mode === 'update') throw refusedRow();
  }
  const source = { workspaceId: app.workspaceId, sourceKey: row.key };
  const known = await findBySourceKey(tx, form.layout, source);
  if (known && !(await freeSourceKey(tx, form.layout, { ...source, id: known }))) return 'unchanged';
  const unknownMember = batch.plan.createMembers ? memberMaker(tx, actor, { app, door: 'import' }) : undefined;
  const { record } = await createRecord(tx, actor, {
    app,
    form,
    raw,
    door: 'import',
    sourceKey: row.key,
    unknownMember,
  });
  await requirePlace(tx, actor, { permission: 'records:import', orgUnitId: record.orgUnitId });
  return 'created';
}

function refusedRow() {
  return new Fault('not-found', 'records.noRecordToUpdate');
}
