import type { ReadTextContext } from '@/engine/fields/field-type';
import type { CompiledForm } from '@/engine/forms/compile';
import type { CompiledField } from '@/engine/forms/compile-field';
import type { Json } from '@/engine/kernel/json';
import type { Locale } from '@/engine/kernel/text';
import type { RecordValues } from '../record';
import { type SheetColumn, sheetColumns } from './columns';

export type LineCell = string | number | Date;

export interface WrittenColumn {
  readonly column: SheetColumn;
  readonly field: CompiledField;
  /** How a workbook shows its numbers and moments; null where its cells are texts. */
  readonly format: string | null;
}

/** Columns of a form's sheet: as texts alone, or with the numbers and moments that a workbook reckons with. */
export function writtenColumns(form: CompiledForm, as: { readonly typed: boolean; readonly locale: Locale }) {
  return sheetColumns(form.body).flatMap((column): WrittenColumn[] => {
    const field = form.fields.get(column.id);
    return field ? [{ column, field, format: as.typed ? formatOf(field, as.locale) : null }] : [];
  });
}

/** The lines of one record; never none. */
export function linesOf(
  columns: readonly WrittenColumn[],
  values: RecordValues,
  context: ReadTextContext,
): readonly LineCell[][] {
  const rowsOf = (section: string) => {
    const rows = values[section];
    return Array.isArray(rows) ? (rows as readonly RecordValues[]) : [];
  };
  const counts = columns.map(({ column }) => (column.section ? rowsOf(column.section.id).length : 1));
  return Array.from({ length: Math.max(1, ...counts) }, (_, line) =>
    columns.map((placed) => {
      const { id, section } = placed.column;
      if (section) return cellOf(placed, rowsOf(section.id)[line]?.[id], context);
      return line === 0 ? cellOf(placed, values[id], context) : '';
    }),
  );
}

function cellOf({ field, format }: WrittenColumn, value: Json | undefined, context: ReadTextContext): LineCell {
  if (value === null || value === undefined) return '';
  if (format && typeof value === 'number') return value;
  const text = field.type.toText(value, field.settings, context);
  return (format && readMoment(text)) || text;
}

const DAY_FORMAT = 'yyyy-mm-dd';
/** Told by how the type writes a sample: `1,000.00 kg` and `2001-02-03 04:05` say all a workbook needs to know. */
function formatOf({ type, settings }: CompiledField, locale: Locale): string | null {
  const sample: ReadTextContext = { locale, timeZone: 'UTC', names: new Map(), say: (name) => name };
  const kind = type.expressionType(settings);
  if (kind === 'number') {
    const match = /^1(,?)000(\.0+)?([^"]*)$/.exec(type.toText(1_000, settings, sample));
    return match ? `${match[1] ? '#,##0' : '0'}${match[2] ?? ''}${match[3] ? `"${match[3]}"` : ''}` : null;
  }
  if (kind === 'date') return DAY_FORMAT;
  if (kind !== 'datetime') return null;
  const { length } = type.toText('2001-02-03T04:05:06.000Z', settings, sample);
  return length > '2001-02-03 04:05'.length ? `${DAY_FORMAT} hh:mm:ss` : `${DAY_FORMAT} hh:mm`;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}(?::\d{2})?))?$/;
/** Workbooks count days from 1900 on, and disagree about that year. */
const FIRST = '1901-01-01';

/** A whole day or a moment on the wall as a cell holds it; null for months, years and days before workbooks begin. */
function readMoment(text: string): Date | null {
  const [, day = '', time = '00:00'] = MOMENT.exec(text) ?? [];
  return day >= FIRST ? new Date(`${day}T${time}Z`) : null;
}
