import { describe, expect, it } from 'vitest';
import { compileCondition } from '@/engine/conditions/compile';
import { OPERATORS_BY_KIND } from '@/engine/conditions/operators';
import { type Condition, conditionSchema, type Leaf, OPERATORS } from '@/engine/conditions/schema';
import type { Json } from '@/engine/kernel/json';
import { NOON, passes, place } from './place';

describe('a leaf', () => {
  it.each<[string, Leaf['op'], Json | undefined, Json, boolean]>([
    ['store', 'eq', 'A', 'A', true],
    ['store', 'eq', 'A', 'a', false],
    ['store', 'ne', 'A', 'a', true],
    ['store', 'in', ['A', 'B'], 'B', true],
    ['store', 'notIn', ['A', 'B'], 'C', true],
    ['store', 'contains', 'LATTE', 'Iced Latte', true],
    ['store', 'contains', 'é', 'É', false],
    ['store', 'notContains', 'tea', 'Latte', true],
    ['store', 'startsWith', 'ICED', 'Iced Latte', true],
    ['store', 'startsWith', 'Latte', 'Iced Latte', false],
    ['store', 'lt', '\u{1f600}', '\ufb01', true],
    ['store', 'between', ['A', 'C'], 'C', true],
    ['amount', 'eq', 0.3, 0.3, true],
    ['amount', 'gt', 10, 10, false],
    ['amount', 'gte', 10, 10, true],
    ['amount', 'lt', 0.125, 0.12, true],
    ['amount', 'between', [1, 2], 2, true],
    ['amount', 'between', [1, 2], 2.01, false],
    ['amount', 'in', [1, 2], 2, true],
    ['agreed', 'isTrue', undefined, true, true],
    ['agreed', 'isFalse', undefined, false, true],
    ['agreed', 'isFalse', undefined, true, false],
    ['day', 'gt', '2026-01-14', '2026-01-15', true],
    ['day', 'lte', '2026-01-15', '2026-01-15', true],
    ['month', 'eq', '2026-01-20', '2026-01', true],
    ['at', 'lt', '2026-01-15T04:00:00.000Z', '2026-01-15T03:59:59.999Z', true],
    ['at', 'eq', '2026-01-15T12:00:00+08:00', '2026-01-15T04:00:00.000Z', true],
    // A day means the whole of it, in the zone.
    ['at', 'eq', '2026-01-15', '2026-01-14T16:00:00.000Z', true],
    ['at', 'eq', '2026-01-15', '2026-01-14T15:59:59.999Z', false],
    ['at', 'lte', '2026-01-15', '2026-01-15T15:59:59.999Z', true],
    ['at', 'gt', '2026-01-15', '2026-01-15T15:59:59.999Z', false],
    ['at', 'between', ['2026-01-14', '2026-01-15'], '2026-01-15T15:59:59.999Z', true],
    ['at', 'gte', '2026-01-15', Date.UTC(2026, 0, 14, 16), true],
    ['tags', 'hasAny', ['a', 'b'], ['b'], true],
    ['tags', 'hasAll', ['a', 'b'], ['b', 'c', 'a'], true],
    ['tags', 'hasAll', ['a', 'b'], ['a'], false],
    ['tags', 'hasNone', ['a', 'b'], ['c'], true],
    ['tags', 'hasAny', ['a'], ['A', 'ab'], false],
    ['files', 'notBlank', undefined, [{ id: 'f1' }], true],
    ['maker', 'eq', 's1', { kind: 'staff', id: 's1' }, true],
  ])('%s %s %j of %j', (field, op, value, given, expected) => {
    expect(passes(value === undefined ? { field, op } : { field, op, value }, { [field]: given })).toBe(expected);
  });
});

describe('a blank value', () => {
  const literal: Partial<Record<Leaf['op'], (kind: string) => Json>> = {};
  for (const op of ['in', 'notIn', 'between', 'hasAny', 'hasAll', 'hasNone'] as const) {
    literal[op] = (kind) => [one(kind), one(kind)];
  }
  literal.within = () => ({ period: 'today' });
  const one = (kind: string): Json =>
    ({ number: 1, yesno: true, date: '2026-01-15', datetime: '2026-01-15' })[kind] ?? 'a';
  const fields = {
    text: 'store',
    number: 'amount',
    yesno: 'agreed',
    date: 'day',
    datetime: 'at',
    list: 'tags',
    opaque: 'files',
  };
  const saysYes: ReadonlySet<string> = new Set(['ne', 'notIn', 'notContains', 'hasNone', 'blank']);
  const rows = Object.entries(OPERATORS_BY_KIND).flatMap(([kind, operators]) =>
    operators.map((op) => [kind, op] as const),
  );

  it.each(rows)('of %s answers %s', (kind, op) => {
    const field = fields[kind as keyof typeof fields];
    const value = literal[op]?.(kind) ?? one(kind);
    for (const blank of [null, '', ...(kind === 'list' || kind === 'opaque' ? [[]] : [])]) {
      expect(passes({ field, op, value }, { [field]: blank })).toBe(saysYes.has(op));
    }
    expect(passes({ field, op, value }, {})).toBe(saysYes.has(op));
  });
});

describe('a group', () => {
  const yes: Condition = { field: 'store', op: 'eq', value: 'A' };
  const no: Condition = { field: 'store', op: 'eq', value: 'B' };

  it.each<[Condition, boolean]>([
    [{ all: [] }, true],
    [{ any: [] }, false],
    [{ none: [] }, true],
    [{ all: [yes, no] }, false],
    [{ all: [yes, yes] }, true],
    [{ any: [no, yes] }, true],
    [{ any: [no, no] }, false],
    [{ none: [no, no] }, true],
    [{ none: [no, yes] }, false],
    [{ none: [{ all: [yes, { any: [no, { none: [yes] }] }] }] }, true],
  ])('%j', (condition, expected) => {
    expect(passes(condition, { store: 'A' })).toBe(expected);
  });
});

it('keeps a period for the day and no longer', () => {
  const today = compileCondition({ field: 'at', op: 'within', value: { period: 'today' } }, place());
  const value = '2026-01-15T15:59:59.999Z';
  const midnight = Date.UTC(2026, 0, 15, 16);
  const passesAt = (now: number, timeZone = 'Asia/Shanghai') => today(() => value, { now, timeZone });
  expect([passesAt(NOON.now), passesAt(midnight - 1), passesAt(midnight), passesAt(NOON.now)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect([passesAt(midnight, 'UTC'), passesAt(midnight)]).toEqual([true, false]);
});

it('is never guessed at: a broken condition is a fault that names its places', () => {
  const broken: Condition = {
    none: [
      { field: 'gone', op: 'eq', value: 1 },
      { field: 'amount', op: 'eq', value: 'x' },
    ],
  };
  expect(() => passes(broken, {})).toThrow(
    expect.objectContaining({
      code: 'conditions.broken',
      problems: [
        { path: '/none/0/field', code: 'conditions.unknownField', params: { field: 'gone' } },
        { path: '/none/1/value', code: 'conditions.wrongValue', params: { kind: 'number' } },
      ],
    }),
  );
});

it('outlives the options it names', () => {
  expect(passes({ field: 'channel', op: 'in', value: ['app', 'fax'] }, { channel: 'app' })).toBe(true);
});

it('counts values of another kind as blank', () => {
  expect(passes({ field: 'amount', op: 'gte', value: 0 }, { amount: '5' })).toBe(false);
  expect(passes({ field: 'store', op: 'contains', value: '5' }, { store: 5 })).toBe(false);
  expect(passes({ field: 'tags', op: 'hasAny', value: ['a'] }, { tags: 'a' })).toBe(false);
  expect(passes({ field: 'at', op: 'gte', value: '2026-01-01' }, { at: 'soon' })).toBe(false);
});

it('is read from JSON strictly', () => {
  expect(conditionSchema.safeParse({ all: [{ field: 'a', op: 'eq', value: 1 }] }).success).toBe(true);
  expect(conditionSchema.safeParse({ all: [], any: [] }).success).toBe(false);
  expect(conditionSchema.safeParse({ field: 'a', op: 'sounds' }).success).toBe(false);
  expect(new Set(Object.values(OPERATORS_BY_KIND).flat())).toEqual(new Set(OPERATORS));
});
