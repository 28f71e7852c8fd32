const SURROGATE = /[\ud800-\udfff]/;

/** How many characters a reader counts, so that an emoji outside the basic plane is one. */
export function lengthOf(text: string): number {
  return SURROGATE.test(text) ? [...text].length : text.length;
}

/** Characters from `start` (0 is the first) up to `end`, which is left out. */
export function sliceOf(text: string, start: number, end: number): string {
  return SURROGATE.test(text) ? [...text].slice(start, end).join('') : text.slice(start, end);
}

/** Where `part` first stands at or after character `start`, counted from 0; -1 when nowhere. */
export function indexOf(text: string, part: string, start: number): number {
  if (!SURROGATE.test(text)) return text.indexOf(part, start);
  const offset = sliceOf(text, 0, start).length;
  const found = text.indexOf(part, offset);
  return found < 0 ? -1 : lengthOf(text.slice(0, found));
}
