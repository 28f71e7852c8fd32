import { type Condition, isLeaf, type Leaf } from './schema';

export type GroupKind = 'all' | 'any' | 'none';
export type Group = Exclude<Condition, Leaf>;

/** A group by its kind and its parts. */
export function groupOf(group: Group): { readonly kind: GroupKind; readonly parts: readonly Condition[] } {
  if ('all' in group) return { kind: 'all', parts: group.all };
  return 'any' in group ? { kind: 'any', parts: group.any } : { kind: 'none', parts: group.none };
}

export function makeGroup(kind: GroupKind, parts: readonly Condition[]): Group {
  if (kind === 'all') return { all: parts };
  return kind === 'any' ? { any: parts } : { none: parts };
}

/** Names of the fields a condition reads, in the order of their first appearance. */
export function fieldsOf(condition: Condition): readonly string[] {
  const found = new Set<string>();
  const walk = (one: Condition): void => {
    if (isLeaf(one)) found.add(one.field);
    else groupOf(one).parts.forEach(walk);
  };
  walk(condition);
  return [...found];
}

/** The same condition with every leaf replaced. */
export function mapLeaves(condition: Condition, change: (leaf: Leaf) => Leaf): Condition {
  if (isLeaf(condition)) return change(condition);
  const { kind, parts } = groupOf(condition);
  return makeGroup(
    kind,
    parts.map((part) => mapLeaves(part, change)),
  );
}
