import type { CompiledForm } from '@/engine/forms/compile';
import type { Problem } from '@/engine/kernel/fault';
import { type Locale, localText } from '@/engine/kernel/text';
import { problemText, type TranslateAny } from '@/lib/i18n/fault-text';

export interface Complaint {
  /** JSON pointer into the values. */
  readonly path: string;
  readonly text?: string;
  readonly problem?: Problem;
}

/** `/items/3/price/x` by its name, `items.3.price`; parts inside a value belong to its field. */
export function placeOf(path: string): string {
  const [field = '', row, column] = path
    .replace(/^\/values(?=\/|$)/, '')
    .split('/')
    .slice(1);
  const inRow = row !== undefined && column !== undefined && /^\d+$/.test(row) && /^[a-z]/.test(column);
  return inRow ? `${field}.${row}.${column}` : field;
}

/** One line for each place, with the field's title, in the order they were found. */
export function summaryOf(
  complaints: readonly Complaint[],
  form: CompiledForm,
  { locale, say }: { readonly locale: Locale; readonly say?: TranslateAny },
): readonly { readonly path: string; readonly title: string; readonly text: string }[] {
  const seen = new Set<string>();
  return complaints.flatMap(({ path, text, problem }) => {
    const place = placeOf(path);
    if (seen.has(place)) return [];
    seen.add(place);
    const [field = '', row, column] = place.split('.');
    const titles = [field, column].flatMap((id) => {
      const found = id === undefined ? undefined : form.fields.get(id);
      return found ? [localText(found.field.title, locale) || found.id] : [];
    });
    const title = row === undefined ? titles.join(' ') : titles.join(` ${Number(row) + 1} · `);
    return [
      {
        path: `/${place.replaceAll('.', '/')}`,
        title,
        text: text ?? (problem && say ? problemText(say, problem) : ''),
      },
    ];
  });
}
