import type { Actor } from '@/engine/kernel/actor';

/** The store of somebody who works at one alone: what they write down belongs there unless they say otherwise. */
export function onlyUnitOf(actor: Actor): string | null {
  const units = new Set(actor.grants.map((grant) => grant.orgUnitId));
  const [only] = units;
  return units.size === 1 && only ? only : null;
}
