import type { Json } from '@/engine/kernel/json';
import type { RecordValues } from '@/engine/records/record';
import type { LoadedForm } from './loaded-app';

/** The value of the field that plays a part in the form. */
export function partOf(form: LoadedForm, values: RecordValues, part: string): Json {
  const field = form.body.bindings[part];
  return (field === undefined ? null : values[field]) ?? null;
}

export function textPart(form: LoadedForm, values: RecordValues, part: string): string | null {
  const value = partOf(form, values, part);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberPart(form: LoadedForm, values: RecordValues, part: string): number | null {
  const value = partOf(form, values, part);
  return typeof value === 'number' ? value : null;
}
