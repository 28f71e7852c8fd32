import type { FormBody } from '@/engine/forms/schema';
import { type Locale, localText } from '@/engine/kernel/text';
import { formatMoment } from '@/lib/i18n/format';
import type { RecordLine } from './types';

/** What people call a record: its title, else what it is and when it was made. */
export function recordName(
  { title, createdAt }: Pick<RecordLine, 'title' | 'createdAt'>,
  body: FormBody,
  { locale, timeZone }: { readonly locale: Locale; readonly timeZone: string },
): string {
  return title || `${localText(body.title, locale)} · ${formatMoment(Date.parse(createdAt), locale, timeZone)}`;
}
