import type { LoadedApp } from '@/engine/apps/loaded-app';
import type { ReadTextContext } from '@/engine/fields/field-type';
import type { Locale } from '@/engine/kernel/text';
import { translator } from '@/lib/i18n/translator';

/** What values need to become texts for a reader. */
export function textContext(app: LoadedApp, names: Readonly<Record<string, string>>, locale: Locale): ReadTextContext {
  const t = translator(locale, app.timeZone);
  return {
    locale,
    timeZone: app.timeZone,
    names: new Map(Object.entries(names)),
    say: (name) => t(`fields.words.${name}`),
  };
}
