import { findFieldType } from '@/engine/fields/registry';
import type { FormBody } from '@/engine/forms/schema';
import { LOCALES } from '@/engine/kernel/text';
import { columnTitle, type SheetColumn, sheetColumns } from '../sheet/columns';

/** Fields a column of a sheet can fill: of the record, and of the rows of its sections. */
export function importableFields(body: FormBody): SheetColumn[] {
  return sheetColumns(body).filter(({ field }) => findFieldType(field.type)?.importable);
}

/** The field each column most likely means: by id, or by its title in any language; each field once. */
export function guessColumns(body: FormBody, headers: readonly string[]): (string | null)[] {
  const free = new Map(importableFields(body).map((column) => [column.id, column]));
  return headers.map((header) => {
    const wanted = plain(header);
    if (!wanted) return null;
    const columns = [...free.values()];
    // A field of rows may also go by its own title alone, where no other field goes by that.
    const found =
      columns.find((column) => fullNames(column).includes(wanted)) ??
      columns.find(({ field }) => Object.values(field.title).some((text) => plain(text ?? '') === wanted));
    if (!found) return null;
    free.delete(found.id);
    return found.id;
  });
}

function fullNames(column: SheetColumn): string[] {
  return [column.id, ...LOCALES.map((locale) => columnTitle(column, locale))].map(plain);
}

/** Spaces, marks of obligation and capital letters do not tell columns apart. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*:()\-/]/g, '');
}
