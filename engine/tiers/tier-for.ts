import type { Tier } from '@/engine/rules/program-schema';
import type { Ladder, Rung } from './ladder';

/** The highest tier whose threshold the measure reaches; null below the first one. */
export function tierFor(measure: number, ladder: Ladder): Tier | null {
  return reachedRung(measure, ladder)?.tier ?? null;
}

export function reachedRung(measure: number, { rungs }: Ladder): Rung | null {
  return rungs.findLast(({ threshold }) => measure >= threshold) ?? null;
}
