import type { ReadTextContext } from '@/engine/fields/field-type';
import { fieldType } from '@/engine/fields/registry';
import type { Field, FormBody } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import type { ImportPlan } from './plan';

interface Reader {
  readonly at: number;
  readonly field: string;
  read(text: string, context: ReadTextContext): Json;
}

/** Turns the cells of a row into raw values by field id; blank cells leave their field out. */
export function rowReader(body: FormBody, plan: Pick<ImportPlan, 'columns'>) {
  const fields = new Map(body.fields.map((field) => [field.id, field]));
  const readers = plan.columns.flatMap((id, at) => {
    const field = id ? fields.get(id) : undefined;
    return field ? [readerOf(field, at)] : [];
  });
  return (cells: readonly string[], context: ReadTextContext): Record<string, Json> => {
    const values: Record<string, Json> = {};
    for (const { at, field, read } of readers) {
      const text = cells[at]?.trim() ?? '';
      if (text !== '') values[field] = read(text, context);
    }
    return values;
  };
}

function readerOf(field: Field, at: number): Reader {
  const type = fieldType(field.type);
  const settings = type.settings.parse(field.settings);
  return { at, field: field.id, read: (text, context) => type.fromText(text, settings, context) };
}
