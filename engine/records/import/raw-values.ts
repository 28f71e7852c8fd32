import type { ReadTextContext } from '@/engine/fields/field-type';
import { fieldType } from '@/engine/fields/registry';
import type { FormBody } from '@/engine/forms/schema';
import { Fault } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import { isCut } from '@/lib/sheets/cell-length';
import { type SheetColumn, sheetColumns } from '../sheet/columns';
import type { ImportPlan } from './plan';

type Cells = readonly string[];

interface Reader {
  readonly at: number;
  readonly field: string;
  readonly section: string | null;
  read(text: string, context: ReadTextContext): Json;
}

export interface RowReader {
  /**
   * Raw values by field id; blank cells leave their field out, and sections without any row as well. Refuses a text that was cut to fit
   * its cell: it would replace the whole one.
   */
  read(lines: readonly Cells[], context: ReadTextContext): Record<string, Json>;
  /** Does the line only add rows of sections to the record above? Then everything of the record itself is blank. */
  continues(cells: Cells): boolean;
  /** The line of a record that a problem such as `/items/2/price` is about. */
  lineOf(lines: readonly Cells[], path: string): number;
}

/** Understands the lines of a sheet by what its columns mean. */
export function rowReader(body: FormBody, plan: Pick<ImportPlan, 'columns'>): RowReader {
  const columns = new Map(sheetColumns(body).map((column) => [column.id, column]));
  const readers = plan.columns.flatMap((id, at) => {
    const column = id ? columns.get(id) : undefined;
    return column ? [readerOf(column, at)] : [];
  });
  const own = readers.filter(({ section }) => section === null);
  const sections = new Map<string, Reader[]>();
  for (const reader of readers) {
    if (reader.section !== null) sections.set(reader.section, [...(sections.get(reader.section) ?? []), reader]);
  }
  const linesWith = (lines: readonly Cells[], section: readonly Reader[]) =>
    lines.filter((cells) => section.some(({ at }) => isFilled(cells, at)));
  return {
    read(lines, context) {
      const values = valuesOf(own, lines[0] ?? [], { context });
      for (const [section, inside] of sections) {
        const rows = linesWith(lines, inside).map((cells, row) =>
          valuesOf(inside, cells, { context, path: `/${section}/${row}` }),
        );
        if (rows.length) values[section] = rows;
      }
      return values;
    },
    continues: (cells) =>
      own.length > 0 &&
      own.every(({ at }) => !isFilled(cells, at)) &&
      readers.some(({ at, section }) => section !== null && isFilled(cells, at)),
    lineOf(lines, path) {
      const [, section = '', row = ''] = path.split('/');
      const line = linesWith(lines, sections.get(section) ?? [])[Number(row)];
      return line ? lines.indexOf(line) : 0;
    },
  };
}

function isFilled(cells: Cells, at: number): boolean {
  return (cells[at]?.trim() ?? '') !== '';
}

function valuesOf(
  readers: readonly Reader[],
  cells: Cells,
  { context, path = '' }: { readonly context: ReadTextContext; readonly path?: string },
): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const { at, field, read } of readers) {
    const cell = cells[at] ?? '';
    if (isCut(cell)) throw new Fault('invalid', 'records.invalid', { count: 1 }, [cutAt(`${path}/${field}`)]);
    const text = cell.trim();
    if (text !== '') values[field] = read(text, context);
  }
  return values;
}

const cutAt = (path: string) => ({ path, code: 'records.cutCell' });

function readerOf({ id, field, section }: SheetColumn, at: number): Reader {
  const type = fieldType(field.type);
  const settings = type.settings.parse(field.settings);
  const read = (text: string, context: ReadTextContext) => type.fromText(text, settings, context);
  return { at, field: id, section: section?.id ?? null, read };
}
