import { type SQLWrapper, sql } from 'drizzle-orm';
import type { Resolver, SqlSubject, Subject } from '@/engine/conditions/subject';
import type { CompiledForm } from './compile';
import { subjectOf } from './subject';
import { columnName } from './table';

/** What every record has besides the fields of its form. */
const RECORD: Readonly<Record<string, Subject & { readonly column: string }>> = {
  'record.id': { kind: 'text', column: 'id', operators: ['eq', 'in'] },
  'record.createdAt': { kind: 'datetime', column: 'created_at' },
  'record.updatedAt': { kind: 'datetime', column: 'updated_at' },
  'record.createdBy': { kind: 'text', column: 'created_by_id', operators: ['eq', 'ne', 'in', 'notIn'] },
  'record.updatedBy': { kind: 'text', column: 'updated_by_id', operators: ['eq', 'ne', 'in', 'notIn'] },
  'record.store': { kind: 'text', column: 'org_unit_id', operators: ['eq', 'ne', 'in', 'notIn', 'blank', 'notBlank'] },
  'record.member': { kind: 'text', column: 'member_id', operators: ['eq', 'ne', 'in', 'notIn', 'blank', 'notBlank'] },
  'record.door': { kind: 'text', column: 'door', operators: ['eq', 'ne', 'in', 'notIn'] },
  'record.status': { kind: 'text', column: 'case_status', operators: ['eq', 'ne', 'in', 'notIn', 'blank', 'notBlank'] },
};

/**
 * Conditions on the records of a form, as SQL over the form's table: its fields by id, and the facts every record has by
 * `record.<name>`. `qualifier` names the table when a query has several.
 */
export function recordResolver(form: CompiledForm, qualifier?: string): Resolver<SqlSubject> {
  const column = (name: string): SQLWrapper =>
    qualifier === undefined ? sql.identifier(name) : sql`${sql.identifier(qualifier)}.${sql.identifier(name)}`;
  return {
    subject(name) {
      const fact = Object.hasOwn(RECORD, name) ? RECORD[name] : undefined;
      if (fact) return { ...fact, columns: [column(fact.column)] };
      const field = form.fields.get(name);
      if (!field || field.section !== null) return undefined;
      const subject = subjectOf(field.type, field.settings);
      const names =
        field.type.baseColumns ?? field.type.columns(field.settings).map(({ suffix }) => columnName(field.id, suffix));
      return subject && names.length ? { ...subject, columns: names.map(column) } : undefined;
    },
  };
}
