import { compile, type Outcome } from '@/engine/expressions/compile';
import type { NameType, Scope } from '@/engine/expressions/types';
import type { Json } from '@/engine/kernel/json';
import type { Moment } from '@/engine/kernel/local-time';

/** Sunday evening in UTC, Monday 2026-03-02 02:30 in Shanghai. */
export const MOMENT: Moment = { now: Date.UTC(2026, 2, 1, 18, 30), timeZone: 'Asia/Shanghai' };

/** An order as a form would hand it over. */
export const ORDER = {
  amount: 123.456,
  cost: null,
  store: 'A',
  note: null,
  paid: true,
  gift: null,
  born: '2000-02-29',
  due: null,
  at: '2026-03-01T18:00:00.000Z',
  tags: ['red', 'big', 'red'],
  member: { tier: 'gold' },
  items: [
    { name: 'Latte', price: 1.1, quantity: 2, day: '2026-01-31' },
    { name: 'Mocha', price: 2.2, quantity: 3, day: null },
    { name: null, price: null, quantity: 1, day: '2026-01-05' },
  ],
};

export const SCOPE: Scope = new Map<string, NameType>([
  ['amount', 'number'],
  ['cost', 'number'],
  ['store', 'text'],
  ['note', 'text'],
  ['paid', 'yesno'],
  ['gift', 'yesno'],
  ['born', 'date'],
  ['due', 'date'],
  ['at', 'datetime'],
  ['tags', { list: 'text' }],
  ['member.tier', 'text'],
  ['items.name', { list: 'text' }],
  ['items.price', { list: 'number' }],
  ['items.quantity', { list: 'number' }],
  ['items.day', { list: 'date' }],
  ['anything', 'list'],
]);

export function run(formula: string, values: Record<string, Json> = ORDER, scope = SCOPE): Outcome {
  const compiled = compile(formula, scope);
  if ('problems' in compiled) throw new Error(`${formula}: ${JSON.stringify(compiled.problems)}`);
  return compiled.evaluate(values, MOMENT);
}

/** The value, or `!code` when the computation failed. */
export function result(formula: string, values?: Record<string, Json>): Json {
  const { value, problem } = run(formula, values);
  return problem ? `!${problem.code.replace('expressions.', '')}` : value;
}
