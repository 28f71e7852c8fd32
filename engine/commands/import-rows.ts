import { loadAppById } from '@/engine/apps/load-app';
import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import { requirePlace } from '@/engine/permissions/require-place';
import { type Batch, endRunning, moveBatch, requireBatch, UNDER_WAY } from '@/engine/records/import/batches';
import { type RowReader, rowReader } from '@/engine/records/import/raw-values';
import { findByValue } from '@/engine/records/store/find-by-value';
import { findBySourceKey, findRecord } from '@/engine/records/store/find-record';
import { freeSourceKey } from '@/engine/records/store/free-source-key';
import type { Tx } from '@/lib/db/types';
import type { JobHandler } from '@/lib/jobs/worker';
import { changeRecord } from './steps/change-record';
import { createRecord } from './steps/create-record';
import { memberMaker } from './steps/make-member';
import { type RowOutcome, readBatch, type SheetRow } from './steps/read-batch';

interface Importing {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly batch: Batch;
  readonly actor: Actor;
  readonly reader: RowReader;
  read(lines: SheetRow['lines']): Record<string, Json>;
}

/**
 * Reads the file of an import, chunk by chunk; each chunk and the place it reached are one transaction, so an import that was cut off
 * goes on exactly where it stood. `pathOf` says where the bytes of an upload lie.
 */
export function importRows(pathOf: (fileId: string) => string): JobHandler {
  return async (store, { workspaceId, payload }, stopping) => {
    const { batch: id } = payload as { batch: string }; // written by start-import
    const started = await store.write(async (tx) => {
      if (!(await moveBatch(tx, { id, from: UNDER_WAY }, { status: 'running' }))) return null;
      const batch = await requireBatch(tx, workspaceId, id);
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
      reader,
      read: (lines: SheetRow['lines']) => reader.read(lines, context),
    };
    const end = await readBatch(store, {
      batch,
      file: pathOf(batch.fileId),
      stopping,
      identity: (cells) => cells.filter((_, at) => batch.plan.columns[at] != null),
      continues: reader.continues,
      lineOf: reader.lineOf,
      write: async (tx, row) => ({ ...(await writeRow(tx, importing, row)), units: 0 }),
    });
    if (end === 'complete') await store.write((tx) => endRunning(tx, id, 'done'));
    return end === 'stopped' ? store.clock() : undefined;
  };
}

/** Rows come in through the import's door, on behalf of whoever started it and with no more than they may do. */
export function importer(batch: Batch): Actor {
  const { actor } = batch.plan;
  return { ...actor, kind: 'import', id: batch.id, onBehalfOf: { kind: actor.kind, id: actor.id } };
}

interface Written {
  readonly outcome: RowOutcome;
  readonly record?: string;
}

async function writeRow(tx: Tx, importing: Importing, row: SheetRow): Promise<Written> {
  const { app, form, batch, actor, reader } = importing;
  if (reader.continues(row.lines[0] ?? [])) throw new Fault('invalid', 'records.lineWithoutRecord');
  const raw = importing.read(row.lines);
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
      return { outcome: after.revision === before.revision ? 'unchanged' : 'updated' };
    }
    if (mode === 'update') throw new Fault('not-found', 'records.noRecordToUpdate');
  }
  const source = { workspaceId: app.workspaceId, sourceKey: row.key };
  const known = await findBySourceKey(tx, form.layout, source);
  const held = known ? await freeSourceKey(tx, form.layout, { ...source, id: known }) : 'free';
  if (known && held === 'binned') return { outcome: 'binned', record: known };
  if (held !== 'free') return { outcome: 'unchanged' };
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
  return { outcome: 'created' };
}
