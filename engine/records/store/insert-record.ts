import { Fault } from '@/engine/kernel/fault';
import { isUniqueViolation, parameterMarks } from '@/lib/db/dialect';
import type { DialectName, Tx } from '@/lib/db/types';
import { type RecordLayout, type SectionLayout, toRow } from '../layout';
import type { RecordValues, StoredRecord } from '../record';
import { BASE_NAMES, baseRow } from './base-columns';

const texts = new WeakMap<object, Map<DialectName, string>>();

/** The insert of a table is built once per layout and database. */
function insertText(owner: object, table: string, dialect: DialectName, columns: readonly string[]): string {
  const known = texts.get(owner) ?? new Map<DialectName, string>();
  texts.set(owner, known);
  let text = known.get(dialect);
  if (!text) {
    const names = columns.map((name) => `"${name}"`).join(', ');
    text = `insert into "${table}" (${names}) values (${parameterMarks(dialect, columns.length)})`;
    known.set(dialect, text);
  }
  return text;
}

/** Writes a new record with its rows. A value that must be unique and is not becomes a fault that names the field. */
export async function insertRecord(
  tx: Tx,
  layout: RecordLayout,
  { record, searchText }: { readonly record: StoredRecord; readonly searchText: string },
): Promise<void> {
  const text = insertText(layout, layout.table, tx.dialect, [...BASE_NAMES, ...layout.columns]);
  try {
    await tx.execute(text, [...baseRow(record, searchText), ...toRow(layout.places, record.values)], 'run');
  } catch (error) {
    throw uniqueFault(layout, error);
  }
  for (const section of layout.sections) {
    await insertRows(tx, section, {
      recordId: record.id,
      workspaceId: record.workspaceId,
      values: record.values,
    });
  }
}

export async function insertRows(
  tx: Tx,
  section: SectionLayout,
  record: { readonly recordId: string; readonly workspaceId: string; readonly values: RecordValues },
): Promise<void> {
  const rows = record.values[section.field.id];
  if (!Array.isArray(rows)) return;
  const columns = ['id', 'workspace_id', 'record_id', 'position', ...section.columns];
  const text = insertText(section, section.table, tx.dialect, columns);
  for (const [position, row] of rows.entries()) {
    const cells = toRow(section.places, row as RecordValues);
    await tx.execute(text, [tx.newId(), record.workspaceId, record.recordId, position, ...cells], 'run');
  }
}

/** Names the field behind a unique index; anything else is passed on as it is. */
export function uniqueFault(layout: RecordLayout, error: unknown): unknown {
  if (!isUniqueViolation(error)) return error;
  const message =
    String((error as { cause?: unknown }).cause ?? error) + String((error as { constraint?: string }).constraint ?? '');
  if (message.includes('source_key') || message.includes('_source'))
    return new Fault('conflict', 'records.sourceKnown');
  const place = layout.places.find(
    (one) => one.field.unique && (message.includes(`.${one.names[0]}`) || message.includes(`_${one.field.id}`)),
  );
  if (!place) return error;
  const problems = [{ path: `/${place.field.id}`, code: 'records.notUnique' }];
  return new Fault('conflict', 'records.notUnique', { field: place.field.id }, problems);
}
