import type { Tier } from '@/engine/rules/program-schema';
import { type Ladder, ladderOf } from '@/engine/tiers/ladder';
import { currentProgram, type LoadedApp } from './loaded-app';

const ladders = new WeakMap<object, Ladder<Tier>>();

/** The tiers in force now; null when the program has none. */
export function ladderNow(app: LoadedApp, now: number): Ladder<Tier> | null {
  if (app.programs.length === 0) return null;
  const { body } = currentProgram(app, now);
  if (body.tiers.length === 0) return null;
  const known = ladders.get(body) ?? ladderOf(body);
  ladders.set(body, known);
  return known;
}
