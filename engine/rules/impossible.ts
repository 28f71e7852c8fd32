import type { Leaf, Operator } from '@/engine/conditions/schema';
import type { Json } from '@/engine/kernel/json';

/** Operators that a blank value answers with yes; all others want a value. */
const BLANK_IS_FINE: ReadonlySet<Operator> = new Set(['ne', 'notIn', 'notContains', 'hasNone', 'blank']);

/** Whether no single value can give yes to all of these questions about one field. */
export function asksTheImpossible(leaves: readonly Leaf[]): boolean {
  const blank = leaves.some(({ op }) => op === 'blank');
  const wanted = leaves.some(({ op }) => !BLANK_IS_FINE.has(op));
  if (blank) return wanted;
  const allowed = allowedValues(leaves);
  const bounds = leaves.flatMap(boundsOf);
  if (allowed)
    return !allowed.some((value) => leaves.every((leaf) => !rules(leaf, value)) && bounds.every(admits(value)));
  return bounds.some((low) => bounds.some((high) => low.side === 'low' && high.side === 'high' && isEmpty(low, high)));
}

/** Values the field has to be one of; null when it may be anything. */
function allowedValues(leaves: readonly Leaf[]): readonly Json[] | null {
  const lists = leaves.flatMap(({ op, value }): (readonly Json[])[] => {
    if (op === 'isTrue' || op === 'isFalse') return [[op === 'isTrue']];
    if (op === 'eq') return [[value ?? null]];
    return op === 'in' && Array.isArray(value) ? [value as readonly Json[]] : [];
  });
  const [first, ...rest] = lists;
  return first ? first.filter((value) => rest.every((list) => list.includes(value))) : null;
}

/** Whether a leaf excludes a value by name. */
function rules({ op, value: literal }: Leaf, value: Json): boolean {
  if (op === 'ne') return literal === value;
  return op === 'notIn' && Array.isArray(literal) && literal.includes(value);
}

interface Bound {
  readonly side: 'low' | 'high';
  readonly value: number | string;
  readonly included: boolean;
}

function boundsOf({ op, value }: Leaf): Bound[] {
  if (op === 'between' && Array.isArray(value))
    return [...bound('low', value[0], true), ...bound('high', value[1], true)];
  if (op === 'gt' || op === 'gte') return bound('low', value, op === 'gte');
  return op === 'lt' || op === 'lte' ? bound('high', value, op === 'lte') : [];
}

/** Instants are left alone: a day and a time of that day compare by the zone. */
function bound(side: Bound['side'], value: Json | undefined, included: boolean): Bound[] {
  return typeof value === 'number' || (typeof value === 'string' && !value.includes('T'))
    ? [{ side, value, included }]
    : [];
}

function admits(value: Json): (bound: Bound) => boolean {
  return (bound) => {
    if (typeof value !== typeof bound.value) return true;
    if (value === bound.value) return bound.included;
    return bound.side === 'low'
      ? (value as typeof bound.value) > bound.value
      : (value as typeof bound.value) < bound.value;
  };
}

function isEmpty(low: Bound, high: Bound): boolean {
  if (typeof low.value !== typeof high.value) return false;
  // Two days that are the same may both be meant whole, so only equal numbers exclude each other.
  if (low.value === high.value) return typeof low.value === 'number' && !(low.included && high.included);
  return low.value > high.value;
}
