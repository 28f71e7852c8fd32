import { Fault } from '@/engine/kernel/fault';
import type { OrgUnit, UnitKind } from './schema';

/** What may hang below what. Regions nest, stores are leaves, there is one headquarters. */
const PARENTS: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  headquarters: [],
  region: ['headquarters', 'region'],
  store: ['headquarters', 'region'],
};

/** Deep enough for any company, shallow enough for a path to stay an index key. */
const DEPTH = 10;

/** `/<top>/…/<own id>/`. */
export function pathBelow(parentPath: string | null, id: string): string {
  return `${parentPath ?? '/'}${id}/`;
}

/** True for the unit itself and for everything below it. */
export function isAtOrBelow(path: string, topPath: string): boolean {
  return path.startsWith(topPath);
}

/** Ids from the top of the tree down to the unit itself. */
export function idsOnPath(path: string): readonly string[] {
  return path.split('/').filter(Boolean);
}

/** Throws when a unit of this kind cannot stand below the parent. */
export function requireParent(kind: UnitKind, parent: Pick<OrgUnit, 'kind' | 'path' | 'closed'>): void {
  if (!PARENTS[kind].includes(parent.kind)) {
    throw new Fault('refused', 'organisation.wrongParent', { kind, parent: parent.kind });
  }
  if (parent.closed) throw new Fault('refused', 'organisation.parentClosed');
  if (idsOnPath(parent.path).length >= DEPTH) throw new Fault('refused', 'organisation.tooDeep', { depth: DEPTH });
}

/** Throws when the move would hang a unit below itself. */
export function requireNoLoop(unit: Pick<OrgUnit, 'path'>, parent: Pick<OrgUnit, 'path'>): void {
  if (isAtOrBelow(parent.path, unit.path)) throw new Fault('refused', 'organisation.belowItself');
}

/** Units as a tree is read: each parent, then what hangs below it, brothers by position. A unit whose parent is out of sight is a top. */
export function inReadingOrder(units: readonly OrgUnit[]): OrgUnit[] {
  const seen = new Set(units.map((unit) => unit.id));
  const below = new Map<string | null, OrgUnit[]>();
  for (const unit of units.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))) {
    const parent = unit.parentId !== null && seen.has(unit.parentId) ? unit.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const read = (parent: string | null): OrgUnit[] =>
    (below.get(parent) ?? []).flatMap((unit) => [unit, ...read(unit.id)]);
  return read(null);
}
