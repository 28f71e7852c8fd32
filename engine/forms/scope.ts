import type { NameType } from '@/engine/expressions/types';
import { findFieldType } from '@/engine/fields/registry';
import type { Field, FormBody } from './schema';

/**
 * What formulas and conditions of a form may speak of. At the top: fields by id, and columns of sections as lists by `section.field`.
 * Inside a section its own fields stand besides, as single values of the same row.
 */
export function scopeOf(body: FormBody, section: string | null): ReadonlyMap<string, NameType> {
  const sections = new Set(
    body.fields.filter((field) => findFieldType(field.type)?.role === 'section').map(({ id }) => id),
  );
  const scope = new Map<string, NameType>();
  for (const field of body.fields) {
    const type = expressionType(field);
    if (type === null) continue;
    const inside = field.parent !== null && sections.has(field.parent) ? field.parent : null;
    if (inside === null || inside === section) scope.set(field.id, type);
    if (inside !== null && type !== 'list') scope.set(`${inside}.${field.id}`, { list: type });
  }
  return scope;
}

/** Null for fields without a value, of unknown type, or with settings their type refuses. */
function expressionType(field: Field) {
  const type = findFieldType(field.type);
  const settings = type?.settings.safeParse(field.settings);
  return type && settings?.success ? type.expressionType(settings.data) : null;
}
