import { groupOf } from '@/engine/conditions/group';
import { type Condition, isLeaf, type Leaf, type Operator } from '@/engine/conditions/schema';
import { asksTheImpossible } from './impossible';

/**
 * Whether a condition contradicts itself, so that no record can ever meet it. Sound but not complete: it looks at what one field is asked
 * together, not at what fields have to do with each other.
 */
export function neverHolds(condition: Condition): boolean {
  if (isLeaf(condition)) return contradicts([condition]);
  const { kind, parts } = groupOf(condition);
  if (kind === 'any') return parts.every(neverHolds);
  if (kind === 'none' && parts.some(alwaysHolds)) return true;
  const together = conjunction(condition);
  if (together.some((part) => !isLeaf(part) && neverHolds(part))) return true;
  return contradicts(together.filter(isLeaf));
}

/** Groups that say yes to everything. */
function alwaysHolds(condition: Condition): boolean {
  if (isLeaf(condition)) return false;
  const { kind, parts } = groupOf(condition);
  return kind === 'any' ? parts.some(alwaysHolds) : kind === 'all' ? parts.every(alwaysHolds) : parts.every(neverHolds);
}

const OPPOSITE: Partial<Readonly<Record<Operator, Operator>>> = {
  eq: 'ne',
  ne: 'eq',
  in: 'notIn',
  notIn: 'in',
  contains: 'notContains',
  notContains: 'contains',
  hasAny: 'hasNone',
  hasNone: 'hasAny',
  blank: 'notBlank',
  notBlank: 'blank',
};

/** Everything that has to hold at once. */
function conjunction(condition: Condition): Condition[] {
  if (isLeaf(condition)) return [condition];
  const { kind, parts } = groupOf(condition);
  if (kind === 'all') return parts.flatMap(conjunction);
  if (kind === 'any') return parts.length === 1 ? conjunction(parts[0]!) : [condition];
  return parts.flatMap((part) => {
    const op = isLeaf(part) ? OPPOSITE[part.op] : undefined;
    return isLeaf(part) && op ? [{ ...part, op }] : [];
  });
}

function contradicts(leaves: readonly Leaf[]): boolean {
  const byField = new Map<string, Leaf[]>();
  for (const leaf of leaves) byField.set(leaf.field, [...(byField.get(leaf.field) ?? []), leaf]);
  return [...byField.values()].some(asksTheImpossible);
}
