import { isObject } from '@/engine/fields/blank';
import type { ValueProblem } from '@/engine/fields/field-type';
import type { Problem } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import type { Cell } from './cell';
import type { CompiledForm } from './compile';
import { type CompiledField, holdsValue } from './compile-field';
import { startForm } from './evaluate';
import type { FormContext, FormState, FormValues } from './form-state';

/** More complaints than anybody reads. */
const MOST = 200;

/**
 * Judges what somebody sent for a record, in the browser and on the server alike. In this order: what is visible, clearing of what
 * is hidden, computing, obligation, and the types' own rules; `settleValue` says what becomes of hidden, read-only and computed
 * fields that were sent all the same. A field that is not on the form is refused (`forms.unknownField`).
 * Answers canonical values of the whole record without blanks, or every problem with a JSON pointer such as `/items/3/price`.
 */
export function validate(
  form: CompiledForm,
  raw: Json,
  context: FormContext,
): { readonly values: FormValues } | { readonly problems: readonly Problem[] } {
  if (!isObject(raw)) return { problems: [{ path: '', code: 'forms.notValues' }] };
  const state = startForm(form, raw, context);
  const problems = [...unknownFields(form, raw), ...problemsOf(state)].slice(0, MOST);
  return problems.length ? { problems } : { values: valuesOf(state) };
}

/** Canonical values of the record as it would be saved; what is blank, wrong or kept by the record itself is left out. */
export function valuesOf({ form, cells, rows }: FormState): FormValues {
  const values: Record<string, Json> = {};
  for (const field of form.fields.values()) {
    if (field.section !== null || !isKept(field)) continue;
    const value =
      field.type.role === 'section' ? rowValues(form, field.id, rows.get(field.id)) : cells.get(field.id)?.value;
    if (value !== null && value !== undefined) values[field.id] = value;
  }
  return values;
}

/** Everything wrong at this moment, in reading order. */
export function problemsOf({ form, cells, rows }: FormState): Problem[] {
  return [...form.fields.values()].flatMap((field): Problem[] => {
    if (field.section !== null) return [];
    const own = placed(`/${field.id}`, cells.get(field.id));
    const inside = (rows.get(field.id) ?? []).flatMap((row, at) =>
      [...row].flatMap(([id, cell]) => placed(`/${field.id}/${at}/${id}`, cell)),
    );
    return [...own, ...inside];
  });
}

/** Base columns are kept by the record store, whatever the form shows of them. */
function isKept(field: CompiledField): boolean {
  return holdsValue(field) && !field.type.baseColumns;
}

function rowValues(form: CompiledForm, section: string, rows: readonly ReadonlyMap<string, Cell>[] = []): Json {
  const fields = (form.rows.get(section) ?? []).filter(isKept);
  if (rows.length === 0) return null;
  return rows.map((row) =>
    Object.fromEntries(
      fields.flatMap(({ id }) => {
        const value = row.get(id)?.value ?? null;
        return value === null ? [] : [[id, value]];
      }),
    ),
  );
}

function placed(path: string, cell: Cell | undefined): Problem[] {
  const problems: readonly ValueProblem[] = cell?.problems ?? [];
  return problems.map(({ code, params, path: inside = '' }) => ({
    path: path + inside,
    code,
    ...(params && { params }),
  }));
}

function unknownFields(form: CompiledForm, raw: FormValues): Problem[] {
  const known = (id: string, section: string | null) => {
    const field = form.fields.get(id);
    return field !== undefined && field.section === section && holdsValue(field);
  };
  const complain = (path: string): Problem => ({ path, code: 'forms.unknownField' });
  const problems = Object.keys(raw).flatMap((id) => (known(id, null) ? [] : [complain(`/${step(id)}`)]));
  for (const section of form.rows.keys()) {
    const rows = Object.hasOwn(raw, section) ? raw[section] : null;
    if (!Array.isArray(rows)) continue;
    for (const [at, row] of (rows as readonly Json[]).entries()) {
      if (problems.length > MOST) return problems;
      const ids = isObject(row) ? Object.keys(row).filter((id) => !known(id, section)) : [];
      problems.push(...ids.map((id) => complain(`/${section}/${at}/${step(id)}`)));
    }
  }
  return problems;
}

/** A key as one step of a JSON pointer. */
function step(key: string): string {
  return key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
}
