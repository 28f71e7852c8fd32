import type { Ladder, LadderTier, Rung } from './ladder';

/** The highest tier whose threshold the measure reaches; null below the first one. */
export function tierFor<Tier extends LadderTier>(measure: number, ladder: Ladder<Tier>): Tier | null {
  return reachedRung(measure, ladder)?.tier ?? null;
}

export function reachedRung<Tier extends LadderTier>(measure: number, { rungs }: Ladder<Tier>): Rung<Tier> | null {
  return rungs.findLast(({ threshold }) => measure >= threshold) ?? null;
}
