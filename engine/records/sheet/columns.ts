import { fieldType } from '@/engine/fields/registry';
import type { Field, FormBody } from '@/engine/forms/schema';
import { recordFields, rowFields, sectionsOf } from '@/engine/forms/table';
import { type Locale, localText } from '@/engine/kernel/text';

/**
 * One column of a sheet of records. A record takes one line, and more where its sections have more rows: lines that go on with the
 * record above leave its own columns blank, so that sums over a column count everything once.
 */
export interface SheetColumn {
  readonly id: string;
  readonly field: Field;
  /** The section whose rows it shows; null when it belongs to the record itself. */
  readonly section: Field | null;
}

/** Columns of the record itself, then those of each section's rows, in reading order. */
export function sheetColumns(body: FormBody): SheetColumn[] {
  const column = (field: Field, section: Field | null): SheetColumn => ({ id: field.id, field, section });
  return [
    ...recordFields(body)
      .filter(holdsOneValue)
      .map((field) => column(field, null)),
    ...sectionsOf(body).flatMap((section) =>
      rowFields(body, section.id)
        .filter(holdsOneValue)
        .map((field) => column(field, section)),
    ),
  ];
}

function holdsOneValue({ type }: Field): boolean {
  const { role } = fieldType(type);
  return role === 'value' || role === 'computed';
}

/** What the head of a column says: `Amount`, and `Items / Price` in a section. */
export function columnTitle({ id, field, section }: SheetColumn, locale: Locale): string {
  const title = localText(field.title, locale) || id;
  return section ? `${localText(section.title, locale) || section.id} / ${title}` : title;
}
