import { isDate } from '@/engine/kernel/calendar';
import type { Json } from '@/engine/kernel/json';
import { LIMITS } from '@/engine/kernel/limits';
import { isInstant } from '@/engine/kernel/local-time';
import { LITERAL_SHAPES } from './operators';
import { type Period, periodSchema } from './period';
import type { Leaf } from './schema';
import type { Subject } from './subject';

/** One literal, as its kind compares it. A datetime may be an instant (UTC ms) or a day (`YYYY-MM-DD`). */
export type Literal = string | number | boolean;

export type Literals =
  | { readonly shape: 'none' }
  | { readonly shape: 'one'; readonly value: Literal }
  | { readonly shape: 'pair'; readonly low: Literal; readonly high: Literal }
  | { readonly shape: 'many'; readonly values: readonly Literal[] }
  | { readonly shape: 'period'; readonly period: Period };

/** Why a literal cannot be used; the code of a problem. */
export interface Unusable {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Reads what stands beside the operator of a leaf, or says why it cannot be used. */
export function readLiterals({ op, value }: Leaf, subject: Subject): Literals | Unusable {
  const shape = LITERAL_SHAPES[op];
  if (shape === 'none') return { shape };
  if (value === undefined || value === null || value === '') return MISSING;
  if (shape === 'period') return readPeriod(value);
  if (shape === 'one') {
    const read = readOne(value, subject);
    return isUnusable(read) ? read : { shape, value: read };
  }
  if (!Array.isArray(value)) return wrong(subject);
  const list = value as readonly Json[];
  return shape === 'pair' ? readPair(list, subject) : readMany(list, subject);
}

export function isUnusable(read: Literals | Literal | Unusable): read is Unusable {
  return typeof read === 'object' && 'code' in read;
}

const MISSING: Unusable = { code: 'conditions.valueMissing' };

function wrong({ kind }: Subject): Unusable {
  return { code: 'conditions.wrongValue', params: { kind } };
}

function readPeriod(value: Json): Literals | Unusable {
  const parsed = periodSchema.safeParse(value);
  return parsed.success ? { shape: 'period', period: parsed.data } : { code: 'conditions.wrongPeriod' };
}

function readPair([first, second, ...rest]: readonly Json[], subject: Subject): Literals | Unusable {
  if (isMissing(first) || isMissing(second)) return MISSING;
  const low = readOne(first, subject);
  if (isUnusable(low)) return low;
  const high = readOne(second, subject);
  if (isUnusable(high)) return high;
  return rest.length > 0 ? wrong(subject) : { shape: 'pair', low, high };
}

function readMany(list: readonly Json[], subject: Subject): Literals | Unusable {
  if (list.length === 0) return MISSING;
  if (list.length > LIMITS.conditionValues) {
    return { code: 'conditions.tooManyValues', params: { max: LIMITS.conditionValues } };
  }
  const values: Literal[] = [];
  for (const one of list) {
    const read = isMissing(one) ? MISSING : readOne(one, subject);
    if (isUnusable(read)) return read;
    values.push(read);
  }
  return { shape: 'many', values };
}

function isMissing(value: Json | undefined): value is null | undefined | '' {
  return value === undefined || value === null || value === '';
}

function readOne(value: Json, subject: Subject): Literal | Unusable {
  return readByKind(value, subject) ?? wrong(subject);
}

const GRAIN_LENGTH = { year: 4, month: 7, day: 10 } as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function readByKind(value: Json, { kind, grain = 'day' }: Subject): Literal | null {
  switch (kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    case 'yesno':
      return typeof value === 'boolean' ? value : null;
    case 'date':
      return typeof value === 'string' ? readDate(value, GRAIN_LENGTH[grain]) : null;
    case 'datetime':
      return typeof value === 'string' ? readInstant(value) : null;
    case 'list':
      return readText(value)?.includes('|') ? null : readText(value);
    default:
      return readText(value);
  }
}

/** Texts that no field can hold cannot be compared either: too long, with NUL, or broken in the middle of a character. */
function readText(value: Json): string | null {
  return typeof value === 'string' && value.length <= LIMITS.textLength && !/[\0\p{Cs}]/u.test(value) ? value : null;
}

/** Cut to the grain of the field; coarser literals than that say too little. */
function readDate(text: string, length: number): string | null {
  const whole = text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text;
  return text.length >= length && isDate(whole) ? text.slice(0, length) : null;
}

function readInstant(text: string): Literal | null {
  if (DAY.test(text)) return isDate(text) ? text : null;
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return isInstant(at) ? at : null;
}
