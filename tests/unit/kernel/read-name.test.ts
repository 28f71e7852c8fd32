import { describe, expect, it } from 'vitest';
import { readName, type Values } from '@/engine/kernel/read-name';

const order: Values = {
  amount: 5,
  'member.tier': 'gold',
  member: { tier: 'silver', city: { name: 'Xi’an' } },
  items: [{ price: 1 }, { price: null }, { name: 'cup' }, 7],
};

describe('a name reads', () => {
  it.each([
    ['amount', 5],
    ['member.tier', 'gold'],
    ['member.city.name', 'Xi’an'],
    ['items.price', [1, null, null, null]],
    ['member.phone', undefined],
    ['amount.cents', undefined],
    ['constructor', undefined],
    ['member.constructor.name', undefined],
    ['__proto__.tier', undefined],
    ['items.length', [null, null, null, null]],
  ])('%s', (name, expected) => {
    expect(readName(name)(order)).toEqual(expected);
  });
});
