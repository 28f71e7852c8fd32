import { recordHistory } from '@/drizzle/tables/records';
import { Fault } from '@/engine/kernel/fault';
import { parameterMarks } from '@/lib/db/dialect';
import { every, statement } from '@/lib/db/statement';
import type { Tx } from '@/lib/db/types';
import { type RecordLayout, toRow } from '../layout';
import type { RecordValues, StoredRecord } from '../record';
import { insertRows, uniqueFault } from './insert-record';

/** Base columns that may change after the record was made. */
export interface MetaChange {
  readonly org_unit_id?: string | null;
  readonly member_id?: string | null;
  readonly form_version?: number;
  readonly title?: string;
  readonly search_text?: string;
  readonly case_status?: string | null;
  readonly deleted_at?: number | null;
}

export interface RecordChange {
  readonly record: StoredRecord;
  readonly values: RecordValues;
  readonly meta: MetaChange;
  readonly by: { readonly kind: string; readonly id: string };
}

const insertHistory = statement<typeof recordHistory.$inferInsert>((db) =>
  db.insert(recordHistory).values(every(recordHistory)),
);

/** Writes new values over the revision that was read; somebody else's change in between is a fault. */
export async function updateRecord(tx: Tx, layout: RecordLayout, change: RecordChange): Promise<number> {
  const { record, values, meta } = change;
  const revision = record.revision + 1;
  const base: Record<string, string | number | null> = {
    ...meta,
    revision,
    updated_at: tx.now,
    updated_by_kind: change.by.kind,
    updated_by_id: change.by.id,
  };
  const names = [...Object.keys(base), ...layout.columns];
  const cells = [...Object.values(base), ...toRow(layout.places, values)];
  const set = names.map((name, i) => `"${name}" = ${parameterMarks(tx.dialect, 1, i + 1)}`).join(', ');
  const [id, seen] = [names.length + 1, names.length + 2].map((from) => parameterMarks(tx.dialect, 1, from));
  const text = `update "${layout.table}" set ${set} where "id" = ${id} and "revision" = ${seen} returning "id"`;
  const changed = await written(tx, layout, { text, params: [...cells, record.id, record.revision] });
  if (changed !== 1) throw new Fault('conflict', 'records.changedMeanwhile', { id: record.id });
  for (const section of layout.sections) await replaceRows(tx, section, { record, values });
  return revision;
}

/** How many rows it changed. One database refuses at once and the other with its answer: `try` hears both. */
async function written(tx: Tx, layout: RecordLayout, update: { text: string; params: unknown[] }): Promise<number> {
  try {
    return (await tx.execute(update.text, update.params, 'all')).length;
  } catch (error) {
    throw uniqueFault(layout, error);
  }
}

async function replaceRows(
  tx: Tx,
  section: RecordLayout['sections'][number],
  change: { readonly record: StoredRecord; readonly values: RecordValues },
): Promise<void> {
  const { record, values } = change;
  const before = record.values[section.field.id] ?? [];
  if (JSON.stringify(before) === JSON.stringify(values[section.field.id] ?? [])) return;
  await tx.execute(
    `delete from "${section.table}" where "record_id" = ${parameterMarks(tx.dialect, 1)}`,
    [record.id],
    'run',
  );
  await insertRows(tx, section, { recordId: record.id, workspaceId: record.workspaceId, values });
}

export async function writeHistory(tx: Tx, line: Omit<typeof recordHistory.$inferInsert, 'id' | 'at'>): Promise<void> {
  await insertHistory(tx, { ...line, id: tx.newId(), at: tx.now });
}
