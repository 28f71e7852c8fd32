import type { OrgUnit } from '@/engine/organisation/schema';
import type { UnitChoice } from './types';

interface PlacedUnit {
  readonly unit: OrgUnit;
  readonly depth: number;
}

/** The tree as one list: every parent before its children, siblings in their order. */
export function inTreeOrder(units: readonly OrgUnit[]): readonly PlacedUnit[] {
  const known = new Set(units.map((unit) => unit.id));
  // A manager sees a part of the tree: its tops are those whose parent is out of sight.
  const tops = units.filter((unit) => unit.parentId === null || !known.has(unit.parentId));
  return inOrder(tops).flatMap((unit) => withBelow(units, unit, 0));
}

export function unitChoices(units: readonly OrgUnit[]): readonly UnitChoice[] {
  return inTreeOrder(units).map(({ unit, depth }) => ({ id: unit.id, name: unit.name, depth, closed: unit.closed }));
}

function withBelow(units: readonly OrgUnit[], unit: OrgUnit, depth: number): readonly PlacedUnit[] {
  const below = inOrder(units.filter((one) => one.parentId === unit.id));
  return [{ unit, depth }, ...below.flatMap((one) => withBelow(units, one, depth + 1))];
}

function inOrder(units: readonly OrgUnit[]): readonly OrgUnit[] {
  return [...units].sort((a, b) => a.position - b.position);
}
