import { braced, tokenize } from './tokenize';

/**
 * Replaces the names in braces and leaves every other character as it was, texts in quotes included. Works on unfinished formulas as far
 * as they can be read. A name for which `rename` knows nothing stays.
 */
export function renameNames(source: string, rename: (name: string) => string | undefined): string {
  let out = '';
  let done = 0;
  for (const token of tokenize(source).tokens) {
    if (token.kind !== 'name') continue;
    const next = rename(token.value);
    if (next === undefined) continue;
    out += source.slice(done, token.from) + braced(next);
    done = token.to;
  }
  return out + source.slice(done);
}

/** As stored → as shown: names become titles. Titles must differ from each other, see `distinctTitles`. */
export function toTitles(formula: string, titleById: ReadonlyMap<string, string>): string {
  return renameNames(formula, (id) => titleById.get(id));
}

/** As shown → as stored: titles become names. */
export function fromTitles(text: string, idByTitle: ReadonlyMap<string, string>): string {
  return renameNames(text, (title) => idByTitle.get(title));
}

export interface Titles {
  readonly titleById: ReadonlyMap<string, string>;
  readonly idByTitle: ReadonlyMap<string, string>;
}

/** Both maps for an editor. Where a title is blank, repeats, or looks like another name, the name itself is added in brackets. */
export function distinctTitles(named: readonly (readonly [id: string, title: string])[]): Titles {
  const ids = new Set(named.map(([id]) => id));
  const tidy = named.map(([id, title]) => ({ id, title: title.replace(/\s+/g, ' ').trim() }));
  const count = new Map<string, number>();
  for (const { title } of tidy) count.set(title, (count.get(title) ?? 0) + 1);
  const isClear = (id: string, title: string) =>
    title !== '' && count.get(title) === 1 && (!ids.has(title) || title === id);
  const idByTitle = new Map(tidy.filter(({ id, title }) => isClear(id, title)).map(({ id, title }) => [title, id]));
  for (const { id, title } of tidy) {
    if (isClear(id, title)) continue;
    let shown = `${title} [${id}]`.trim();
    while (idByTitle.has(shown)) shown += ' *';
    idByTitle.set(shown, id);
  }
  return { idByTitle, titleById: new Map([...idByTitle].map(([title, id]) => [id, title])) };
}
