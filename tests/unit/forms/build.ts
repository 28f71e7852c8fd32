import '@/engine/fields/ready';
import { type CompiledForm, compileForm } from '@/engine/forms/compile';
import type { FormContext } from '@/engine/forms/form-state';
import { type FormBody, formBodySchema } from '@/engine/forms/schema';
import { validate } from '@/engine/forms/validate';
import type { Json } from '@/engine/kernel/json';

export type FieldInput = { id: string; type: string } & Record<string, unknown>;

/** A form body of these fields; the title of a field is its id unless it has one. */
export function body(fields: readonly FieldInput[], more: Record<string, unknown> = {}): FormBody {
  const titled = fields.map((field) => ({ title: { en: field.id }, ...field }));
  return formBodySchema.parse({ title: { en: 'Test' }, fields: titled, ...more });
}

export function form(fields: readonly FieldInput[]): CompiledForm {
  return compileForm(body(fields));
}

export const options = (...keys: string[]) => ({ options: keys.map((key) => ({ key, label: { en: key } })) });

export const NOW = Date.parse('2024-05-01T02:30:00Z');

export function context(more: Partial<FormContext> = {}): FormContext {
  const base = {
    now: NOW,
    timeZone: 'Asia/Shanghai',
    locale: 'en',
    door: 'screen',
    actor: 'staff',
    previous: null,
  } as const;
  return { ...base, ...more };
}

/** Values that a form makes of what was sent; fails the test when it refuses. */
export function accepted(compiled: CompiledForm, raw: Json, more: Partial<FormContext> = {}) {
  const judged = validate(compiled, raw, context(more));
  if ('problems' in judged) throw new Error(`refused: ${JSON.stringify(judged.problems)}`);
  return judged.values;
}

/** Path → code of everything a form refuses. */
export function refused(compiled: CompiledForm, raw: Json, more: Partial<FormContext> = {}): Record<string, string> {
  const judged = validate(compiled, raw, context(more));
  return Object.fromEntries(('problems' in judged ? judged.problems : []).map(({ path, code }) => [path, code]));
}
