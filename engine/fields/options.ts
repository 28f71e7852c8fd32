import * as z from 'zod';
import type { Json } from '@/engine/kernel/json';
import { LIMITS } from '@/engine/kernel/limits';
import { type Locale, localText, localTextSchema } from '@/engine/kernel/text';
import { type Parsed, problem, type Starters } from './field-type';

/** `key` is stored and never changes; the label may. A retired option stays readable and can no longer be chosen. */
const optionSchema = z.strictObject({
  key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/),
  label: localTextSchema,
  retired: z.boolean().default(false),
});
export type Option = z.infer<typeof optionSchema>;

export const optionsSchema = z
  .array(optionSchema)
  .min(1, { message: 'fields.noOptions' })
  .max(LIMITS.optionsPerField)
  .refine((options) => new Set(options.map(({ key }) => key)).size === options.length, {
    message: 'fields.sameOptionTwice',
  });

export function freshOptions(starters: Starters): Option[] {
  return [1, 2, 3].map((n) => ({ key: `option_${n}`, label: starters('option', { n }), retired: false }));
}

/** Answers the option's key. Exact keys only: labels are read by `keyOfLabel`. */
export function parseOption(raw: Json, options: readonly Option[]): Parsed<string> {
  if (typeof raw !== 'string') return problem('fields.notOption');
  const option = options.find(({ key }) => key === raw);
  if (!option) return problem('fields.unknownOption', { option: raw.slice(0, 100) });
  return option.retired ? problem('fields.retiredOption', { option: option.key }) : { value: option.key };
}

export interface Picks {
  readonly options: readonly Option[];
  readonly minPicks?: number | undefined;
  readonly maxPicks?: number | undefined;
}

/** Answers keys without repetition in the order of the options, so that equal picks are equal values. */
export function parseOptions(raw: Json, { options, minPicks, maxPicks }: Picks): Parsed<readonly string[]> {
  if (!Array.isArray(raw)) return problem('fields.notList');
  if (raw.length > LIMITS.optionsPerField) return problem('fields.tooManyPicks', { max: options.length });
  const problems = raw.flatMap((one: Json, at) => {
    const parsed = parseOption(one, options);
    return 'problems' in parsed ? parsed.problems.map((found) => ({ ...found, path: `/${at}` })) : [];
  });
  if (problems.length) return { problems };
  const picked = new Set(raw);
  const value = options.flatMap(({ key }) => (picked.has(key) ? [key] : []));
  if (minPicks !== undefined && value.length < minPicks) return problem('fields.tooFewPicks', { min: minPicks });
  if (maxPicks !== undefined && value.length > maxPicks) return problem('fields.tooManyPicks', { max: maxPicks });
  return { value };
}

/** The label a reader sees; an option nobody named shows its key. */
export function labelOf(key: string, options: readonly Option[], locale: Locale): string {
  const option = options.find((candidate) => candidate.key === key);
  return localText(option?.label, locale) || key;
}

/** The key behind a label in the reader's language, in any language, or the key itself; the text when nobody answers to it. */
export function keyOfLabel(text: string, options: readonly Option[], locale: Locale): string {
  const plain = text.normalize('NFC').trim();
  const found =
    options.find(({ key, label }) => (localText(label, locale) || key) === plain) ??
    options.find(({ label }) => Object.values(label).includes(plain)) ??
    options.find(({ key }) => key === plain);
  return found?.key ?? plain;
}

/** Between the items of a list in one cell. */
export const SEPARATOR = /[,;|\uff0c\uff1b\u3001\n]/;

/** How many separators a single label may hold and still be found again in a list. */
const LABEL_PIECES = 5;

/** Splits a cell at separators, but keeps labels that hold some themselves. */
export function splitList(text: string, isItem: (piece: string) => boolean): string[] {
  const pieces = text.split(SEPARATOR);
  if (pieces.length > LIMITS.optionsPerField) return pieces;
  const marks = [...text.matchAll(new RegExp(SEPARATOR, 'g'))].map(([mark]) => mark);
  const run = (from: number, to: number) =>
    pieces
      .slice(from, to)
      .map((piece, n) => (n ? `${marks[from + n - 1]}${piece}` : piece))
      .join('')
      .trim();
  const items: string[] = [];
  for (let from = 0; from < pieces.length; ) {
    let to = Math.min(pieces.length, from + LABEL_PIECES);
    while (to > from + 1 && !isItem(run(from, to))) to -= 1;
    const item = run(from, to);
    if (item) items.push(item);
    from = to;
  }
  return items;
}
