import { type Group, type GroupKind, groupOf, makeGroup } from './group';
import { type Condition, isLeaf } from './schema';

/** Where a part stands: the positions to take from the root on; `[]` is the root. */
export type PartPath = readonly number[];

/** A new filter: no parts, so everything passes. */
export const EVERYTHING: Condition = { all: [] };

export function partAt(condition: Condition, [at, ...rest]: PartPath): Condition | undefined {
  if (at === undefined) return condition;
  const part = isLeaf(condition) ? undefined : groupOf(condition).parts[at];
  return part && partAt(part, rest);
}

/** The condition with one part changed; unchanged when the path leads nowhere. */
export function changeAt(condition: Condition, path: PartPath, change: (part: Condition) => Condition): Condition {
  const [at, ...rest] = path;
  if (at === undefined) return change(condition);
  if (isLeaf(condition)) return condition;
  return withParts(condition, (parts) => parts.map((part, i) => (i === at ? changeAt(part, rest, change) : part)));
}

/** Adds a part at the end of the group at the path; a leaf there becomes an `all` group of both. */
export function addPart(condition: Condition, path: PartPath, added: Condition): Condition {
  return changeAt(condition, path, (part) =>
    isLeaf(part) ? { all: [part, added] } : withParts(part, (parts) => [...parts, added]),
  );
}

/** Takes a part out, and with it the groups that it leaves empty. Without any part left everything passes. */
export function removeAt(condition: Condition, path: PartPath): Condition {
  const at = path.at(-1);
  if (at === undefined) return EVERYTHING;
  if (!partAt(condition, path)) return condition;
  const parent = path.slice(0, -1);
  const next = changeAt(condition, parent, (part) =>
    isLeaf(part) ? part : withParts(part, (parts) => parts.filter((_, i) => i !== at)),
  );
  const left = partAt(next, parent);
  return left && !isLeaf(left) && groupOf(left).parts.length === 0 ? removeAt(next, parent) : next;
}

/** Puts a part into a group of its own. */
export function wrapAt(condition: Condition, path: PartPath, kind: GroupKind): Condition {
  return changeAt(condition, path, (part) => makeGroup(kind, [part]));
}

/** Says otherwise how the parts of a group count. */
export function setKindAt(condition: Condition, path: PartPath, kind: GroupKind): Condition {
  return changeAt(condition, path, (part) => (isLeaf(part) ? part : makeGroup(kind, groupOf(part).parts)));
}

function withParts(group: Group, change: (parts: readonly Condition[]) => readonly Condition[]): Group {
  const { kind, parts } = groupOf(group);
  return makeGroup(kind, change(parts));
}
