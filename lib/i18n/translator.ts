import { createTranslator } from 'next-intl';
import { catalogue } from './catalogue';
import type { TranslateAny } from './fault-text';
import type { Locale } from './locales';

/** Texts outside of pages: the API's refusals, messages to members, exports. */
export function translator(locale: Locale, timeZone: string): TranslateAny {
  const t = createTranslator({ locale, timeZone, messages: catalogue(locale) });
  // The library derives the keys from literal messages; ours are read at run time and checked by the catalogue test.
  return t as unknown as TranslateAny;
}
