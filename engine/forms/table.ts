import { fieldType } from '@/engine/fields/registry';
import type { Field, FormBody } from '@/engine/forms/schema';
import { Fault } from '@/engine/kernel/fault';
import type { ColumnShape, IndexShape, TableShape } from '@/lib/db/table-shape';

/** Columns every record has, whatever its form. */
export const BASE_COLUMNS: readonly ColumnShape[] = [
  { name: 'id', type: 'text', notNull: true },
  { name: 'workspace_id', type: 'text', notNull: true },
  { name: 'org_unit_id', type: 'text' },
  { name: 'member_id', type: 'text' },
  { name: 'form_version', type: 'integer', notNull: true },
  { name: 'revision', type: 'integer', notNull: true },
  { name: 'door', type: 'text', notNull: true },
  { name: 'source_key', type: 'text' },
  { name: 'title', type: 'text', notNull: true },
  { name: 'search_text', type: 'text', notNull: true },
  { name: 'case_status', type: 'text' },
  { name: 'created_at', type: 'integer', notNull: true },
  { name: 'created_by_kind', type: 'text', notNull: true },
  { name: 'created_by_id', type: 'text', notNull: true },
  { name: 'updated_at', type: 'integer', notNull: true },
  { name: 'updated_by_kind', type: 'text', notNull: true },
  { name: 'updated_by_id', type: 'text', notNull: true },
  { name: 'deleted_at', type: 'integer' },
];

const ROW_COLUMNS: readonly ColumnShape[] = [
  { name: 'id', type: 'text', notNull: true },
  { name: 'workspace_id', type: 'text', notNull: true },
  { name: 'record_id', type: 'text', notNull: true },
  { name: 'position', type: 'integer', notNull: true },
];

export function tableName(formId: string): string {
  return `r_${formId}`;
}

export function sectionTableName(formId: string, sectionId: string): string {
  return `c_${formId}_${sectionId}`;
}

export function columnName(fieldId: string, suffix: string): string {
  return suffix ? `f_${fieldId}__${suffix}` : `f_${fieldId}`;
}

/** Physical columns of one field, in the order of its type's values. */
export function columnsOf(field: Field): ColumnShape[] {
  const type = fieldType(field.type);
  return type
    .columns(type.settings.parse(field.settings))
    .map((column) => ({ name: columnName(field.id, column.suffix), type: column.type }));
}

/** Fields of the record itself, without those that stand in sections. */
export function recordFields(body: FormBody): Field[] {
  const sections = new Set(sectionsOf(body).map((section) => section.id));
  return body.fields.filter((field) => !field.parent || !sections.has(field.parent));
}

export function sectionsOf(body: FormBody): Field[] {
  return body.fields.filter((field) => fieldType(field.type).role === 'section');
}

export function rowFields(body: FormBody, sectionId: string): Field[] {
  return body.fields.filter((field) => field.parent === sectionId);
}

/** The tables a form needs: its own, and one for each section of rows. Only ever added to. */
export function formTables(formId: string, body: FormBody): TableShape[] {
  const fields = recordFields(body);
  const main: TableShape = {
    name: tableName(formId),
    columns: [...BASE_COLUMNS, ...fields.flatMap(columnsOf)],
    indexes: [...baseIndexes(formId), ...fields.flatMap((field) => fieldIndexes(formId, field))],
  };
  const children = sectionsOf(body).map((section) => ({
    name: sectionTableName(formId, section.id),
    columns: [...ROW_COLUMNS, ...rowFields(body, section.id).flatMap(columnsOf)],
    indexes: [{ name: `j_${formId}_${section.id}`, columns: ['record_id', 'position'] }],
  }));
  return [main, ...children];
}

function baseIndexes(formId: string): IndexShape[] {
  return [
    {
      name: `k_${formId}_source`,
      columns: ['workspace_id', 'source_key'],
      unique: true,
      where: 'source_key is not null',
    },
    { name: `k_${formId}_member`, columns: ['member_id', 'id'], where: 'member_id is not null' },
    // Newest changes first, and the newest of one store: what lists are asked for most.
    { name: `k_${formId}_updated`, columns: ['updated_at', 'id'] },
    { name: `k_${formId}_unit`, columns: ['org_unit_id', 'id'], where: 'org_unit_id is not null' },
    { name: `k_${formId}_bin`, columns: ['deleted_at'], where: 'deleted_at is not null' },
  ];
}

function fieldIndexes(formId: string, field: Field): IndexShape[] {
  const [first] = columnsOf(field);
  if (!first) return [];
  if (field.unique || fieldType(field.type).alwaysUnique) {
    const where = `"${first.name}" is not null and deleted_at is null`;
    return [{ name: `u_${formId}_${field.id}`, columns: ['workspace_id', first.name], unique: true, where }];
  }
  return field.indexed ? [{ name: `i_${formId}_${field.id}`, columns: [first.name, 'id'] }] : [];
}

/**
 * The same shape with what an older one had besides: removed fields keep their columns and data, but no promise of uniqueness.
 * Refuses with `forms.columnChanged` when an id comes back as another kind of field, whose values its column cannot hold.
 */
export function mergeShapes(before: TableShape | null, next: TableShape): TableShape {
  if (!before) return next;
  const types = new Map(before.columns.map((column) => [column.name, column.type]));
  const changed = next.columns.find(({ name, type }) => (types.get(name) ?? type) !== type);
  if (changed) throw new Fault('refused', 'forms.columnChanged', { field: changed.name.slice('f_'.length) });
  const columns = new Set(next.columns.map((column) => column.name));
  const indexes = new Set(next.indexes.map((index) => index.name));
  return {
    name: next.name,
    columns: [...next.columns, ...before.columns.filter((column) => !columns.has(column.name))],
    indexes: [...next.indexes, ...before.indexes.filter((index) => !index.unique && !indexes.has(index.name))],
  };
}
