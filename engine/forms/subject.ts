import type { Resolver, Subject } from '@/engine/conditions/subject';
import type { FieldType } from '@/engine/fields/field-type';
import { findFieldType } from '@/engine/fields/registry';
import type { Field } from './schema';

/** What conditions may ask of the values of a field: its kind, its operators, and what its type adds. */
export function subjectOf(type: FieldType, settings: unknown): Subject | undefined {
  const operators = type.operators(settings);
  if (operators.length === 0) return undefined;
  const [column] = type.columns(settings);
  return {
    kind: type.expressionType(settings) ?? 'opaque',
    operators,
    ...(column?.scale !== undefined && { scale: column.scale }),
    ...type.compares?.(settings),
  };
}

/** The fields a condition of a form may speak of: those at the top, and inside a section those of the same row. */
export function formResolver(fields: ReadonlyMap<string, Field>, section: string | null): Resolver {
  return {
    subject(name) {
      const field = fields.get(name);
      if (!field || (!isAtTop(field, fields) && field.parent !== section)) return undefined;
      const type = findFieldType(field.type);
      const settings = type?.settings.safeParse(field.settings);
      return type && settings?.success ? subjectOf(type, settings.data) : undefined;
    },
  };
}

function isAtTop(field: Field, fields: ReadonlyMap<string, Field>): boolean {
  const parent = field.parent === null ? undefined : fields.get(field.parent);
  return !parent || findFieldType(parent.type)?.role !== 'section';
}
