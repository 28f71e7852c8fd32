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
