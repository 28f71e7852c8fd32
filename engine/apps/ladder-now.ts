import type { Tier } from '@/engine/rules/program-schema';
import { type Ladder, ladderOf } from '@/engine/tiers/ladder';
import type { LoadedApp } from './loaded-app';
import { programAt } from './program-version';

const ladders = new WeakMap<object, Ladder<Tier>>();

/** The tiers in force now; null when the program has none, or begins later. */
export function ladderNow(app: LoadedApp, now: number): Ladder<Tier> | null {
  const body = programAt(app.programs, now)?.body;
  if (!body || body.tiers.length === 0) return null;
  const known = ladders.get(body) ?? ladderOf(body);
  ladders.set(body, known);
  return known;
}
