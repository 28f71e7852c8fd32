import type { Json } from '@/engine/kernel/json';
import type { Cell } from './cell';
import { type Read, readCells } from './cell-site';
import type { CompiledForm } from './compile';
import type { CompiledField } from './compile-field';
import type { FormContext, FormState, FormValues } from './form-state';
import { sameJson } from './same-json';
import { type Draft, rowsOf, settleField, storedReader, type Unfinished } from './settle';
import { isReadOnly, isRequired } from './visible';

/** The state of a form with these raw values: every field judged. Never throws on what the values hold. */
export function startForm(form: CompiledForm, raw: FormValues, context: FormContext): FormState {
  return evaluate({ form, raw, context }, form.order, null);
}

/** Where something was typed: a field, or a field in one row of a section. */
export type Place =
  | { readonly field: string }
  | { readonly section: string; readonly row: number; readonly field: string };

/** The state after one value changed; only the fields that depend on it are looked at again. Refilled fields forget what was typed. */
export function changeValue(state: FormState, place: Place, value: Json): FormState {
  const { form } = state;
  const affected = form.dependants.get(place.field) ?? new Set([place.field]);
  const refilled = [...affected].filter((id) => form.fields.get(id)?.filledBy.some(({ pick }) => pick === place.field));
  const clear = Object.fromEntries(refilled.map((id) => [id, undefined]));
  const raw =
    'section' in place ? inRow(state, place, { [place.field]: value, ...clear }) : { [place.field]: value, ...clear };
  const next = { ...state, raw: withoutUndefined({ ...state.raw, ...raw }) };
  return evaluate(
    next,
    form.order.filter(({ id }) => affected.has(id)),
    state,
  );
}

/** The same values under other circumstances: another moment, or records that have been fetched since. */
export function changeContext(state: FormState, context: FormContext): FormState {
  return evaluate({ ...state, context }, state.form.order, state);
}

/** Raw values of a row just added: what is written as a default, so that the row is complete wherever it is sent. */
export function newRow(form: CompiledForm, section: string): FormValues {
  const fields = form.rows.get(section) ?? [];
  return Object.fromEntries(
    fields.flatMap(({ id, defaultValue }) => (defaultValue === null ? [] : [[id, defaultValue]])),
  );
}

function inRow(state: FormState, place: { section: string; row: number }, change: Record<string, Json | undefined>) {
  const rows = rowsOf(state.raw[place.section] ?? state.context.previous?.[place.section]);
  const changed = rows.map((row, at) => (at === place.row ? withoutUndefined({ ...row, ...change }) : row));
  return { [place.section]: changed };
}

type Start = Pick<FormState, 'form' | 'raw' | 'context'>;

/** First visibility and values, each field after those it needs; then, when all values are known, obligation, which may lean both ways. */
function evaluate(start: Start, fields: readonly CompiledField[], before: FormState | null): FormState {
  const { form, raw, context } = start;
  const cells = new Map<string, Unfinished>(before?.cells);
  const rows = new Map(
    [...(before?.rows ?? [])].map(([id, known]) => [id, known.map((row) => new Map<string, Unfinished>(row))]),
  );
  const readStored = context.previous && storedReader(context.previous);
  const draft: Draft = { form, raw, context, cells, rows, readStored };
  for (const field of fields) settleField(draft, field);
  for (const field of fields) {
    if (field.section === null) {
      oblige(draft, field, { cells, known: before?.cells, read: readCells(cells, rows) });
      continue;
    }
    const known = before?.rows.get(field.section);
    rows.get(field.section)?.forEach((row, at) => {
      oblige(draft, field, { cells: row, known: known?.[at], read: readCells(cells, rows, row) });
    });
  }
  return { form, raw, context, cells, rows };
}

interface Obliged {
  readonly cells: Map<string, Unfinished>;
  /** The cells of the state before. */
  readonly known: ReadonlyMap<string, Cell> | undefined;
  readonly read: Read;
}

function oblige({ context, rows }: Draft, field: CompiledField, { cells, known, read }: Obliged): void {
  const cell = cells.get(field.id);
  if (!cell) return;
  cell.required = isRequired(field, read, { visible: cell.visible, context });
  cell.readOnly = isReadOnly(field, read, context);
  const blank = cell.value === null && cell.problems.length === 0 && !rows.get(field.id)?.length;
  if (cell.required && blank) cell.problems = MISSING;
  const same = known?.get(field.id);
  // Screens compare cells by identity.
  if (same && sameJson(same, cell)) cells.set(field.id, same);
}

const MISSING: Cell['problems'] = [{ code: 'forms.required' }];

function withoutUndefined(values: Readonly<Record<string, Json | undefined>>): FormValues {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
