import { describe, expect, it } from 'vitest';
import { conditionSchema } from '@/engine/conditions/schema';
import type { Json } from '@/engine/kernel/json';
import { neverHolds } from '@/engine/rules/never-holds';

describe('a condition that never holds', () => {
  const amount = (op: string, value: Json) => ({ field: 'amount', op, value });
  const note = (op: string, value?: Json) => ({ field: 'note', op, ...(value !== undefined && { value }) });

  it.each<[string, Json]>([
    ['above and below', { all: [amount('gt', 10), amount('lt', 5)] }],
    ['above and below the same', { all: [amount('gt', 5), amount('lte', 5)] }],
    ['between the wrong way round', amount('between', [10, 5])],
    ['two values at once', { all: [note('eq', 'a'), note('eq', 'b')] }],
    ['one of these and one of those', { all: [note('in', ['a', 'b']), note('in', ['c'])] }],
    ['is and is not', { all: [note('eq', 'a'), note('ne', 'a')] }],
    ['all of its values excluded', { all: [note('in', ['a', 'b']), note('notIn', ['b', 'a'])] }],
    ['is, outside its bounds', { all: [amount('eq', 3), amount('gte', 5)] }],
    ['blank and large', { all: [note('blank'), note('contains', 'x')] }],
    ['blank and not blank', { all: [note('blank'), note('notBlank')] }],
    [
      'yes and no',
      {
        all: [
          { field: 'vip', op: 'isTrue' },
          { field: 'vip', op: 'isFalse' },
        ],
      },
    ],
    ['deep inside', { all: [note('eq', 'a'), { all: [{ all: [note('eq', 'b')] }] }] }],
    ['any of nothing', { any: [] }],
    ['any of what never holds', { any: [{ any: [] }, amount('between', [2, 1])] }],
    ['none of everything', { none: [{ all: [] }] }],
    ['is, and none of that', { all: [note('eq', 'a'), { none: [note('eq', 'a')] }] }],
    ['a branch that cannot be', { all: [amount('gt', 1), { any: [amount('between', [9, 3])] }] }],
    [
      'dates the wrong way round',
      {
        all: [
          { field: 'day', op: 'gte', value: '2026-02-01' },
          { field: 'day', op: 'lt', value: '2026-01-01' },
        ],
      },
    ],
  ])('%s', (_name, condition) => {
    expect(neverHolds(conditionSchema.parse(condition))).toBe(true);
  });

  it.each<[string, Json]>([
    ['a range', { all: [amount('gt', 5), amount('lt', 10)] }],
    ['exactly one value', { all: [amount('gte', 5), amount('lte', 5)] }],
    ['one or the other', { any: [note('eq', 'a'), note('eq', 'b')] }],
    ['not this and not that', { all: [note('ne', 'a'), note('ne', 'b')] }],
    ['blank and not x', { all: [note('blank'), note('ne', 'x')] }],
    ['different fields', { all: [note('eq', 'a'), amount('eq', 1)] }],
    ['all of nothing', { all: [] }],
    ['none of nothing', { none: [] }],
    ['is, within its bounds', { all: [amount('in', [1, 7]), amount('gte', 5)] }],
    [
      'a day that is also an instant',
      {
        all: [
          { field: 'at', op: 'gte', value: '2026-02-01' },
          { field: 'at', op: 'lte', value: '2026-02-01' },
        ],
      },
    ],
    [
      'an instant of a day',
      {
        all: [
          { field: 'at', op: 'gt', value: '2026-02-01T10:00Z' },
          { field: 'at', op: 'lte', value: '2026-02-01' },
        ],
      },
    ],
    ['one of several branches', { all: [note('eq', 'a'), { any: [note('eq', 'b'), amount('gt', 1)] }] }],
  ])('is not %s', (_name, condition) => {
    expect(neverHolds(conditionSchema.parse(condition))).toBe(false);
  });
});
