import { compareText } from '@/engine/kernel/compare-text';
import type { Json } from '@/engine/kernel/json';
import { lowerAscii } from '@/lib/lower-ascii';
import type { Bound, Comparable, LeafTest, Test } from './leaf-test';
import type { Subject, SubjectKind } from './subject';

/** Answers for one value, canonical JSON. */
export type Ask = (value: Json | undefined) => boolean;

/** The function behind a leaf's test. Values that are not of the field's kind count as blank. */
export function askOf({ test, opposite }: LeafTest, { kind }: Subject): Ask {
  const ask = plainAsk(test, kind);
  return opposite ? (value) => !ask(value) : ask;
}

function plainAsk(test: Test, kind: SubjectKind): Ask {
  switch (test.ask) {
    case 'present':
      return kind === 'list' || kind === 'opaque' ? isThere : (value) => comparable(value, kind) !== null;
    case 'oneOf':
      return oneOf(test.values, kind);
    case 'range':
      return range(test.low, test.high, kind);
    case 'contains':
      return (value) => typeof value === 'string' && lowerAscii(value).includes(test.text);
    case 'startsWith':
      return (value) => typeof value === 'string' && lowerAscii(value).startsWith(test.text);
    case 'hasAny':
      return (value) => Array.isArray(value) && test.keys.some((key) => value.includes(key));
    case 'hasAll':
      return (value) => Array.isArray(value) && value.length > 0 && test.keys.every((key) => value.includes(key));
  }
}

/** What of a value is compared; null when there is nothing. Instants compare as canonical ISO texts, which spares parsing them. */
function comparable(value: Json | undefined, kind: SubjectKind): Comparable | null {
  switch (kind) {
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'yesno':
      return typeof value === 'boolean' ? Number(value) : null;
    case 'datetime':
      return instantText(value);
    default:
      return typeof value === 'string' && value !== '' ? value : null;
  }
}

const ISO_LENGTH = '2026-01-15T04:00:00.000Z'.length;

function instantText(value: Json | undefined): string | null {
  if (typeof value === 'string') {
    if (value.length === ISO_LENGTH && value.endsWith('Z')) return value;
    return instantText(Date.parse(value));
  }
  return typeof value === 'number' && Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : null;
}

function isThere(value: Json | undefined): boolean {
  if (value === null || value === undefined || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Literals in the shape of `comparable`. */
function shaped(value: Comparable, kind: SubjectKind): Comparable {
  return kind === 'datetime' && typeof value === 'number' ? new Date(value).toISOString() : value;
}

function oneOf(values: readonly Comparable[], kind: SubjectKind): Ask {
  const [first] = values;
  if (values.length === 1 && (kind === 'text' || kind === 'date' || kind === 'number'))
    return (value) => value === first;
  const known = new Set(values.map((value) => shaped(value, kind)));
  return (value) => {
    const one = comparable(value, kind);
    return one !== null && known.has(one);
  };
}

function range(low: Bound | undefined, high: Bound | undefined, kind: SubjectKind): Ask {
  const isAbove = low && beyond(low, kind, 1);
  const isBelow = high && beyond(high, kind, -1);
  return (value) => {
    const one = comparable(value, kind);
    return one !== null && (!isAbove || isAbove(one)) && (!isBelow || isBelow(one));
  };
}

/** Whether a value lies on the right side of a bound: above it (1) or below it (-1). */
function beyond({ value, included }: Bound, kind: SubjectKind, side: 1 | -1): (one: Comparable) => boolean {
  const bound = shaped(value, kind);
  if (kind === 'text') {
    const least = included ? 0 : 1;
    return (one) => Math.sign(compareText(String(one), String(bound))) * side >= least;
  }
  if (side === 1) return included ? (one) => one >= bound : (one) => one > bound;
  return included ? (one) => one <= bound : (one) => one < bound;
}
