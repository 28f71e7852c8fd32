import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from './locales';

/** Texts by place; leaves are ICU messages. */
export interface Texts {
  readonly [name: string]: string | Texts;
}

const read = new Map<Locale, Texts>();

/**
 * All texts of a language, as `{[area]: file}` of `messages/<locale>/<area>.json`. Read from the working directory, so that the
 * server entry, Next and the tests see the same files; a new area needs no registration.
 */
export function catalogue(locale: Locale): Texts {
  const known = read.get(locale);
  // While developing, an edited text shows on the next request.
  if (known && process.env.NODE_ENV !== 'development') return known;
  const texts = readCatalogue(locale);
  read.set(locale, texts);
  return texts;
}

function readCatalogue(locale: Locale): Texts {
  const folder = path.join(process.cwd(), 'lib/i18n/messages', locale);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [
      path.basename(file, '.json'),
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Texts,
    ]),
  );
}

/** What a page's own scripts need: the named areas, whole. */
export function textsOf(locale: Locale, areas: readonly string[]): Texts {
  const all = catalogue(locale);
  return Object.fromEntries(areas.flatMap((area) => (Object.hasOwn(all, area) ? [[area, all[area] as Texts]] : [])));
}
