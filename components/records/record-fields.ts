import type { ReadTextContext } from '@/engine/fields/field-type';
import { type CompiledForm, compileForm } from '@/engine/forms/compile';
import type { CompiledField } from '@/engine/forms/compile-field';
import type { FormBody } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';

const FIRST = 6;

/** Fields of a record itself that hold a value, in reading order. */
export function valueFields(form: CompiledForm): readonly CompiledField[] {
  return form.body.fields.flatMap(({ id }) => {
    const field = form.fields.get(id);
    return field && !field.section && (field.type.role === 'value' || field.type.role === 'computed') ? [field] : [];
  });
}

/** Columns of the list: those the builder chose, else the first ones. */
export function listFields(body: FormBody): readonly CompiledField[] {
  const all = valueFields(compileForm(body));
  const chosen = body.listFields.flatMap((id) => all.find((field) => field.id === id) ?? []);
  return chosen.length ? chosen : all.slice(0, FIRST);
}

/** A value in words; '' when blank. */
export function textOf({ type, settings }: CompiledField, value: Json | undefined, context: ReadTextContext): string {
  return value === null || value === undefined ? '' : type.toText(value, settings, context);
}
