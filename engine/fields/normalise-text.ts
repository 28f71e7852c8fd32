import type { Json } from '@/engine/kernel/json';
import { type Parsed, problem } from './field-type';

// Cc is C0, DEL and C1; Cs a lone half of a surrogate pair, which no database stores.
const FORBIDDEN = /[\p{Cc}\p{Cs}]/u;
const FORBIDDEN_IN_LINES = /[^\P{Cc}\n\t]|\p{Cs}/u;

/**
 * The one normalisation of text, for every type that stores what people typed:
 * 1. line ends become LF (texts of several lines only);
 * 2. Unicode NFC;
 * 3. white space at both ends goes (white space as JavaScript's `trim` knows it, byte order mark included);
 * 4. control characters and lone surrogates are refused, except line feed and tab in texts of several lines;
 * 5. length counts code points.
 * What comes out is stored and given back exactly so.
 */
export function normaliseText(raw: Json, limits: TextLimits): Parsed<string> {
  // A number from a spreadsheet or a program is taken as its digits; nothing else turns into text by itself.
  const given = typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : raw;
  if (typeof given !== 'string') return problem('fields.notText');
  // Composition shortens a text to a third at most: longer ones are refused before any work is done on them.
  if (given.length > limits.max * 12 + 100_000) return problem('fields.tooLong', { max: limits.max });
  const text = (limits.lines ? given.replace(/\r\n?/g, '\n') : given).normalize('NFC').trim();
  if (text === '') return { value: null };
  if ((limits.lines ? FORBIDDEN_IN_LINES : FORBIDDEN).test(text)) return problem('fields.controlCharacter');
  const length = codePoints(text);
  if (length > limits.max) return problem('fields.tooLong', { max: limits.max, length });
  if (length < limits.min) return problem('fields.tooShort', { min: limits.min, length });
  return { value: text };
}

export interface TextLimits {
  readonly min: number;
  readonly max: number;
  /** May it run over several lines? */
  readonly lines: boolean;
}

export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Full-width digits, signs and letters as ASCII, spaces at the ends gone: for numbers, dates, phones and addresses on the net. */
export function narrow(raw: Json): string | null {
  const text = typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : raw;
  return typeof text === 'string' && text.length <= 4_000 ? text.normalize('NFKC').trim() : null;
}
