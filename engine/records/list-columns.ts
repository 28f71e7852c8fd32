import type { CompiledForm } from '@/engine/forms/compile';
import { BASE_COLUMNS, columnsOf } from '@/engine/forms/table';
import type { ColumnShape } from '@/lib/db/table-shape';
import type { RecordLayout } from './layout';

/** Facts of every record that a list may show beside the fields. */
export const RECORD_FACTS = [
  'record.status',
  'record.createdAt',
  'record.createdBy',
  'record.updatedAt',
  'record.updatedBy',
  'record.store',
  'record.door',
] as const;
export type RecordFact = (typeof RECORD_FACTS)[number];

const FACTS: ReadonlySet<string> = new Set(RECORD_FACTS);

export function isRecordFact(name: string): name is RecordFact {
  return FACTS.has(name);
}

/** May a list of the form show a column of this name? */
export function isListColumn(form: CompiledForm, name: string): boolean {
  if (FACTS.has(name)) return true;
  const field = form.fields.get(name);
  return field !== undefined && !field.section && (field.type.role === 'value' || field.type.role === 'computed');
}

const BASE_SORTS: Readonly<Record<string, string>> = {
  // Ids are given in the order of creation, and are the one index every table has.
  'record.createdAt': 'id',
  'record.updatedAt': 'updated_at',
  'record.deletedAt': 'deleted_at',
  'record.status': 'case_status',
};

/** The physical column behind a sortable field or fact; null for what has no order. */
export function sortColumn(layout: RecordLayout, name: string): string | null {
  if (Object.hasOwn(BASE_SORTS, name)) return BASE_SORTS[name] ?? null;
  const place = layout.places.find((one) => one.field.id === name);
  if (place) return (place.type.canSort && place.names[0]) || null;
  const shown = layout.shown.find((one) => one.field.id === name);
  return (shown?.type.canSort && shown.baseColumns[0]) || null;
}

/** What a column of the records' own table holds. */
export function columnType(layout: RecordLayout, name: string): ColumnShape['type'] {
  const columns = [...BASE_COLUMNS, ...layout.places.flatMap(({ field }) => columnsOf(field))];
  return columns.find((column) => column.name === name)?.type ?? 'text';
}

/** Whether an index has the records in the order of a column. */
export function hasIndex(layout: RecordLayout, column: string): boolean {
  return column === 'updated_at' || layout.places.some(({ field, names }) => field.indexed && names[0] === column);
}
