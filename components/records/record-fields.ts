import type { ReadTextContext } from '@/engine/fields/field-type';
import { type CompiledForm, compileForm } from '@/engine/forms/compile';
import type { CompiledField } from '@/engine/forms/compile-field';
import type { FormBody } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import { isRecordFact, type RecordFact } from '@/engine/records/list-columns';

const FIRST = 6;

/** Fields of a record itself that hold a value, in reading order. */
export function valueFields(form: CompiledForm): readonly CompiledField[] {
  return form.body.fields.flatMap(({ id }) => {
    const field = form.fields.get(id);
    return field && !field.section && (field.type.role === 'value' || field.type.role === 'computed') ? [field] : [];
  });
}

/** Columns a list has before anybody chose any: those of the builder, else the first ones, how the case stands, and the last change. */
export function usualColumns(body: FormBody, hasStatus: boolean): readonly string[] {
  const all = valueFields(compileForm(body)).map(({ id }) => id);
  const chosen = body.listFields.filter((id) => all.includes(id));
  return [
    ...(chosen.length ? chosen : all.slice(0, FIRST)),
    ...(hasStatus ? ['record.status'] : []),
    'record.updatedAt',
  ];
}

/** A column of a list: a field, or a fact every record has. */
export type ListColumn =
  | { readonly name: string; readonly field: CompiledField }
  | { readonly name: RecordFact; readonly field: null };

export function listColumns(form: CompiledForm, names: readonly string[]): readonly ListColumn[] {
  const fields = new Map(valueFields(form).map((field) => [field.id, field]));
  return names.flatMap((name): ListColumn[] => {
    const field = fields.get(name);
    if (field) return [{ name, field }];
    return isRecordFact(name) ? [{ name, field: null }] : [];
  });
}

/** A value in words; '' when blank. */
export function textOf({ type, settings }: CompiledField, value: Json | undefined, context: ReadTextContext): string {
  return value === null || value === undefined ? '' : type.toText(value, settings, context);
}
