import { isBlank, isObject, own } from '@/engine/fields/blank';
import type { ValueProblem } from '@/engine/fields/field-type';
import type { Json } from '@/engine/kernel/json';
import { LIMITS } from '@/engine/kernel/limits';
import { readName } from '@/engine/kernel/read-name';
import type { Cell } from './cell';
import { type Read, readCells } from './cell-site';
import { isLocked, type Settled, settleValue, type ValueSite } from './cell-value';
import { type CompiledField, holdsValue } from './compile-field';
import type { FormState, FormValues } from './form-state';
import { sameJson } from './same-json';
import { isVisible } from './visible';

/** A cell that only this evaluation knows yet: obligation is filled in when every value is known. */
export type Unfinished = { -readonly [K in keyof Cell]: Cell[K] };

/** Cells under construction. */
export interface Draft extends Pick<FormState, 'form' | 'raw' | 'context'> {
  readonly cells: Map<string, Unfinished>;
  readonly rows: Map<string, Map<string, Unfinished>[]>;
  readonly readStored: Read | null;
}

/** Puts down what a field holds and whether it is in sight, in every row if it stands in rows; the fields it needs come before it. */
export function settleField(draft: Draft, field: CompiledField): void {
  if (field.section !== null) settleColumn(draft, field, field.section);
  else if (field.type.role === 'section') settleSection(draft, field);
  else settleCell(draft.cells, field, { site: siteAtTop(draft, field), draft });
}

function siteAtTop({ raw, context, cells, rows, readStored }: Draft, field: CompiledField): ValueSite {
  return {
    context,
    raw: own(raw, field.id),
    previous: context.previous?.[field.id] ?? null,
    fresh: context.previous === null,
    alsoStored: [],
    whenHidden: field.field.whenHidden,
    read: readCells(cells, rows),
    readStored,
  };
}

function settleCell(into: Map<string, Unfinished>, field: CompiledField, at: { site: ValueSite; draft: Draft }): void {
  const visible = isVisible(field, at.site.read, at.draft);
  put(into, field, { visible, settled: holdsValue(field) ? settleValue(field, visible, at.site) : EMPTY });
}

const EMPTY: Settled = { value: null, problems: [], trouble: null };

function put(into: Map<string, Unfinished>, field: CompiledField, at: { visible: boolean; settled: Settled }): void {
  const { value, problems, trouble } = at.settled;
  // Written out instead of spread: this runs for every cell of every row at every key.
  into.set(field.id, { value, problems, trouble, visible: at.visible, required: false, readOnly: false });
}

/** A section settles how many rows there are; its fields settle what is in them. */
function settleSection(draft: Draft, field: CompiledField): void {
  const { cells, rows } = draft;
  const site = siteAtTop(draft, field);
  const visible = isVisible(field, site.read, draft);
  const found = sectionRows(field, visible, site);
  const known = rows.get(field.id) ?? [];
  const cellsOfRows = found.rows.map((_, at) => known[at] ?? new Map<string, Unfinished>());
  rows.set(field.id, cellsOfRows);
  put(cells, field, { visible, settled: { ...EMPTY, problems: found.problems } });
}

/** The rows to be judged: those sent, else those stored; none while the section is hidden and cleared. */
function sectionRows(
  field: CompiledField,
  visible: boolean,
  site: ValueSite,
): { readonly rows: readonly FormValues[]; readonly problems: readonly ValueProblem[] } {
  const stored = rowsOf(site.previous);
  if (!visible) return { rows: site.whenHidden === 'keep' ? stored : [], problems: [] };
  if (site.raw === undefined) return { rows: stored, problems: [] };
  if (isLocked(field, site) && !sameJson(site.raw, stored)) {
    return { rows: stored, problems: [{ code: 'forms.readOnly' }] };
  }
  if (isBlank(site.raw)) return { rows: [], problems: [] };
  const parsed = field.type.parse(site.raw, field.settings, site.context);
  const problems = 'problems' in parsed ? parsed.problems : [];
  return { rows: rowsOf(site.raw).slice(0, LIMITS.rowsPerSection), problems };
}

/** One field of a section, in all its rows. */
function settleColumn(draft: Draft, field: CompiledField, section: string): void {
  const { context, cells, rows } = draft;
  const stored = rowsOf(context.previous?.[section]);
  const around = cells.get(section);
  const hidden = around?.visible === false;
  // A section that is hidden, locked or was left out stands as it is stored.
  const stands = hidden || around?.problems.some(({ code }) => code === 'forms.readOnly');
  const sent = stands ? undefined : own(draft.raw, section);
  const sentRows = rowsOf(sent);
  const alsoStored = field.field.readOnly || field.readOnlyWhen ? stored.map((row) => row[field.id] ?? null) : [];
  const whenHidden = hidden ? (draft.form.fields.get(section)?.field.whenHidden ?? 'clear') : field.field.whenHidden;
  rows.get(section)?.forEach((row, at) => {
    const storedRow = stored[at];
    const raw = own(sentRows[at] ?? {}, field.id);
    const site: ValueSite = {
      context,
      // What is missing in a row that was sent is blank there, whatever stood in this place before.
      raw: raw === undefined && sent !== undefined && storedRow ? null : raw,
      previous: storedRow?.[field.id] ?? null,
      fresh: storedRow === undefined,
      alsoStored,
      whenHidden,
      read: readCells(cells, rows, row),
      readStored: storedRow ? storedReader({ ...context.previous, ...storedRow }) : draft.readStored,
    };
    settleCell(row, field, { site, draft });
  });
}

export function storedReader(values: FormValues): Read {
  return (name) => readName(name)(values) ?? null;
}

export function rowsOf(raw: Json | undefined): readonly FormValues[] {
  return Array.isArray(raw) ? raw.filter(isObject) : [];
}
