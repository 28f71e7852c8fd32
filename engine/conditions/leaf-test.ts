import { addDays } from '@/engine/kernel/calendar';
import { type Moment, startOfDay } from '@/engine/kernel/local-time';
import { lowerAscii } from '@/lib/lower-ascii';
import type { Literal, Literals } from './literal';
import { daysOf } from './period';
import type { Operator } from './schema';
import type { Subject } from './subject';

/** A number, or a text that stands for itself: of a datetime the UTC milliseconds, of a yes/no 0 or 1. */
export type Comparable = string | number;

export interface Bound {
  readonly value: Comparable;
  readonly included: boolean;
}

/**
 * The few things that code and SQL must know how to ask of a value, all of them no for a blank one. Every operator is one of these or its
 * opposite, so that both sides have little to disagree about.
 */
export type Test =
  | { readonly ask: 'present' }
  | { readonly ask: 'oneOf'; readonly values: readonly Comparable[] }
  | { readonly ask: 'range'; readonly low?: Bound; readonly high?: Bound }
  /** Texts come in small letters. */
  | { readonly ask: 'contains'; readonly text: string }
  | { readonly ask: 'startsWith'; readonly text: string }
  | { readonly ask: 'hasAny'; readonly keys: readonly string[] }
  | { readonly ask: 'hasAll'; readonly keys: readonly string[] };

export interface LeafTest {
  readonly test: Test;
  /** The leaf says the opposite of the test. */
  readonly opposite: boolean;
}

const OPPOSITES: ReadonlySet<Operator> = new Set(['ne', 'notIn', 'notContains', 'hasNone', 'blank']);

/** What a leaf asks at a moment. */
export function leafTest(op: Operator, literals: Literals, { subject, moment }: Setting): LeafTest {
  return { test: testOf(op, literals, { subject, moment }), opposite: OPPOSITES.has(op) };
}

export interface Setting {
  readonly subject: Subject;
  readonly moment: Moment;
}

function testOf(op: Operator, literals: Literals, { subject, moment }: Setting): Test {
  switch (literals.shape) {
    case 'none':
      if (op === 'isTrue' || op === 'isFalse') return { ask: 'oneOf', values: [op === 'isTrue' ? 1 : 0] };
      return { ask: 'present' };
    case 'period': {
      const { from, to } = daysOf(literals.period, moment);
      return between(from, to, { subject, moment });
    }
    case 'pair':
      return between(literals.low, literals.high, { subject, moment });
    case 'many': {
      const values = literals.values.map(plain);
      if (op === 'hasAll') return { ask: 'hasAll', keys: values.map(String) };
      return op === 'hasAny' || op === 'hasNone'
        ? { ask: 'hasAny', keys: values.map(String) }
        : { ask: 'oneOf', values };
    }
    case 'one':
      return single(op, literals.value, { subject, moment });
  }
}

function single(op: Operator, value: Literal, setting: Setting): Test {
  if (op === 'contains' || op === 'notContains') return { ask: 'contains', text: lowerAscii(String(value)) };
  if (op === 'startsWith') return { ask: 'startsWith', text: lowerAscii(String(value)) };
  if (op === 'eq' || op === 'ne') {
    return isDayOfInstants(value, setting) ? between(value, value, setting) : { ask: 'oneOf', values: [plain(value)] };
  }
  const { low, high } = span(value, setting);
  if (op === 'lt') return { ask: 'range', high: { value: low.value, included: false } };
  if (op === 'lte') return { ask: 'range', high };
  return op === 'gt' ? { ask: 'range', low: { value: high.value, included: !high.included } } : { ask: 'range', low };
}

function between(from: Literal, to: Literal, setting: Setting): Test {
  return { ask: 'range', low: span(from, setting).low, high: span(to, setting).high };
}

interface Span {
  readonly low: Bound;
  readonly high: Bound;
}

/** From where to where a literal reaches: a day of instants from its first instant to the first one after it. */
function span(value: Literal, setting: Setting): Span {
  const { subject, moment } = setting;
  if (!isDayOfInstants(value, setting)) {
    const bound = { value: cut(plain(value), subject), included: true };
    return { low: bound, high: bound };
  }
  const next = addDays(String(value), 1) ?? String(value);
  return {
    low: { value: startOfDay(String(value), moment.timeZone), included: true },
    high: { value: startOfDay(next, moment.timeZone), included: false },
  };
}

function isDayOfInstants(value: Literal, { subject }: Setting): boolean {
  return subject.kind === 'datetime' && typeof value === 'string';
}

/** Days of a period, for dates of a coarser grain. */
function cut(value: Comparable, { kind, grain }: Subject): Comparable {
  if (kind !== 'date' || typeof value !== 'string') return value;
  return grain === 'year' ? value.slice(0, 4) : grain === 'month' ? value.slice(0, 7) : value;
}

function plain(value: Literal): Comparable {
  return typeof value === 'boolean' ? Number(value) : value;
}
