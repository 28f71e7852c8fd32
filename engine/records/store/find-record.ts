import { Fault } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import { parameterMarks } from '@/lib/db/dialect';
import type { Tx } from '@/lib/db/types';
import { type ColumnValue, fromRow, type RecordLayout } from '../layout';
import type { RecordValues, StoredRecord } from '../record';
import { BASE_COUNT, BASE_NAMES, recordOf } from './base-columns';

const quote = (name: string) => `"${name}"`;

/** Columns of a full record: the base columns, then the values. */
export function recordColumns(layout: RecordLayout): string {
  return [...BASE_NAMES, ...layout.columns].map(quote).join(', ');
}

/** Records by id with their rows, also binned ones; in no particular order. */
export async function findRecords(tx: Tx, layout: RecordLayout, ids: readonly string[]): Promise<StoredRecord[]> {
  if (ids.length === 0) return [];
  const marks = parameterMarks(tx.dialect, ids.length);
  const rows = await tx.execute(
    `select ${recordColumns(layout)} from "${layout.table}" where "id" in (${marks})`,
    ids,
    'all',
  );
  return withRows(tx, layout, rows);
}

/** One record, binned or not; a fault when there is none. `lock` keeps others from changing it until the end. */
export async function findRecord(tx: Tx, layout: RecordLayout, id: string, lock = false): Promise<StoredRecord> {
  const tail = lock && tx.dialect === 'postgres' ? ' for update' : '';
  const mark = parameterMarks(tx.dialect, 1);
  const rows = await tx.execute(
    `select ${recordColumns(layout)} from "${layout.table}" where "id" = ${mark}${tail}`,
    [id],
    'all',
  );
  const [record] = await withRows(tx, layout, rows);
  if (!record) throw new Fault('not-found', 'records.unknown', { id });
  return record;
}

export async function findBySourceKey(
  tx: Tx,
  layout: RecordLayout,
  key: { workspaceId: string; sourceKey: string },
): Promise<string | null> {
  const [a, b] = [parameterMarks(tx.dialect, 1), parameterMarks(tx.dialect, 1, 2)];
  const text = `select "id" from "${layout.table}" where "workspace_id" = ${a} and "source_key" = ${b}`;
  const [row] = await tx.execute(text, [key.workspaceId, key.sourceKey], 'all');
  return row ? String(row[0]) : null;
}

/** Turns selected rows into records and adds the rows of their sections. */
export async function withRows(
  tx: Tx,
  layout: RecordLayout,
  rows: readonly (readonly unknown[])[],
): Promise<StoredRecord[]> {
  const values = rows.map((row) => ({ ...shownValues(layout, row), ...fromRow(layout.places, row, BASE_COUNT) }));
  const ids = rows.map((row) => String(row[0]));
  for (const section of ids.length ? layout.sections : []) {
    const found = await sectionRows(tx, section, ids);
    ids.forEach((id, i) => {
      const list = found.get(id);
      if (list) values[i]![section.field.id] = list;
    });
  }
  return rows.map((row, i) => recordOf(layout.formId, row, values[i]!));
}

function shownValues(layout: RecordLayout, row: readonly unknown[]): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const { field, type, settings, baseColumns } of layout.shown) {
    // Base columns hold texts, numbers and nulls.
    const cells = baseColumns.map((name) => row[BASE_NAMES.indexOf(name)] as ColumnValue);
    const value = type.fromColumns(cells, settings);
    if (value !== null) values[field.id] = value;
  }
  return values;
}

async function sectionRows(
  tx: Tx,
  section: RecordLayout['sections'][number],
  ids: readonly string[],
): Promise<Map<string, RecordValues[]>> {
  const columns = ['record_id', ...section.columns].map(quote).join(', ');
  const marks = parameterMarks(tx.dialect, ids.length);
  const text = `select ${columns} from "${section.table}" where "record_id" in (${marks}) order by "record_id", "position"`;
  const rows = await tx.execute(text, ids, 'all');
  const byRecord = new Map<string, RecordValues[]>();
  for (const row of rows) {
    const id = String(row[0]);
    const list = byRecord.get(id) ?? [];
    list.push(fromRow(section.places, row, 1));
    byRecord.set(id, list);
  }
  return byRecord;
}
