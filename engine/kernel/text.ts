import * as z from 'zod';
import { LOCALES, type Locale } from '@/lib/i18n/locales';

export { LOCALES, type Locale };
export const localeSchema = z.enum(LOCALES);

/** What a builder wrote, in one or more languages: titles, labels, help, messages. */
export const localTextSchema = z.strictObject({
  'zh-CN': z.string().max(2_000).optional(),
  'zh-TW': z.string().max(2_000).optional(),
  en: z.string().max(2_000).optional(),
});
export type LocalText = z.infer<typeof localTextSchema>;

const FALLBACK: Record<Locale, readonly Locale[]> = {
  'zh-CN': ['zh-CN', 'zh-TW', 'en'],
  'zh-TW': ['zh-TW', 'zh-CN', 'en'],
  en: ['en', 'zh-CN', 'zh-TW'],
};

/** The text in the reader's language, or in the nearest language it was written in; '' when nobody wrote any. */
export function localText(text: LocalText | undefined, locale: Locale): string {
  if (!text) return '';
  for (const candidate of FALLBACK[locale]) {
    const found = text[candidate];
    if (found) return found;
  }
  return '';
}
