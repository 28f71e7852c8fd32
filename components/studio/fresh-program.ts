import { LOCALES, type LocalText } from '@/engine/kernel/text';
import { initialProgram } from '@/engine/rules/initial';
import type { ProgramBody } from '@/engine/rules/program-schema';
import { translator } from '@/lib/i18n/translator';

/** A program to begin with, named in every language; in force from `today` (`YYYY-MM-DD`). */
export function freshProgram(today: string, timeZone: string): ProgramBody {
  const everywhere = (name: string): LocalText =>
    Object.fromEntries(LOCALES.map((locale) => [locale, translator(locale, timeZone)(`studio.newProgram.${name}`)]));
  return initialProgram(
    { title: everywhere('title'), currency: everywhere('currency'), unit: everywhere('unit') },
    today,
  );
}
