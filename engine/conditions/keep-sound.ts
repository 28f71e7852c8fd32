import { refuseBroken } from './compile';
import { groupOf, makeGroup } from './group';
import { type Condition, isLeaf } from './schema';
import type { Resolver } from './subject';

/**
 * The condition without the parts that mean nothing here any more, such as those about a field that was deleted since it was written;
 * undefined when nothing is left of it. Groups that were empty from the beginning stay.
 */
export function keepSound(condition: Condition, resolver: Resolver): Condition | undefined {
  if (isLeaf(condition)) return isSound(condition, resolver) ? condition : undefined;
  const { kind, parts } = groupOf(condition);
  const kept = parts.flatMap((part) => keepSound(part, resolver) ?? []);
  if (kept.length === 0 && parts.length > 0) return undefined;
  return makeGroup(kind, kept);
}

/** How many comparisons a condition makes. */
export function countLeaves(condition: Condition | undefined): number {
  if (condition === undefined) return 0;
  if (isLeaf(condition)) return 1;
  return groupOf(condition).parts.reduce((sum, part) => sum + countLeaves(part), 0);
}

function isSound(condition: Condition, resolver: Resolver): boolean {
  try {
    refuseBroken(condition, resolver);
    return true;
  } catch {
    return false;
  }
}
