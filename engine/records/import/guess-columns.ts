import { findFieldType } from '@/engine/fields/registry';
import type { FormBody } from '@/engine/forms/schema';
import { recordFields } from '@/engine/forms/table';

/** Fields a column of a sheet can fill. */
export function importableFields(body: FormBody) {
  return recordFields(body).filter((field) => findFieldType(field.type)?.importable);
}

/** The field each column most likely means: by id, or by title in any language; each field once. */
export function guessColumns(body: FormBody, headers: readonly string[]): (string | null)[] {
  const free = new Map(importableFields(body).map((field) => [field.id, field]));
  return headers.map((header) => {
    const wanted = plain(header);
    if (!wanted) return null;
    const found = [...free.values()].find(
      ({ id, title }) => plain(id) === wanted || Object.values(title).some((text) => plain(text ?? '') === wanted),
    );
    if (!found) return null;
    free.delete(found.id);
    return found.id;
  });
}

/** Spaces, marks of obligation and capital letters do not tell columns apart. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*:()\-/]/g, '');
}
