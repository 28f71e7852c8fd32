import type { Sentence } from '@/engine/kernel/sentence';
import { titleOr } from '@/engine/kernel/title-or';
import { type Ladder, type LadderTier, writtenMeasure } from './ladder';
import { reachedRung } from './tier-for';

export interface TierProgress<Tier extends LadderTier = LadderTier> {
  readonly reached: Tier | null;
  /** Null on the highest tier. */
  readonly next: Tier | null;
  /** What the measure lacks for the next tier, in the measure's whole numbers; 0 on the highest. */
  readonly missing: number;
  /** The same as people write it. */
  readonly missingWritten: number;
  /** How far from the reached threshold to the next one, 0 to 1; 1 on the highest. */
  readonly share: number;
}

export function progress<Tier extends LadderTier>(measure: number, ladder: Ladder<Tier>): TierProgress<Tier> {
  const reached = reachedRung(measure, ladder);
  const next = ladder.rungs.find(({ threshold }) => threshold > measure);
  if (!next) return { reached: reached?.tier ?? null, next: null, missing: 0, missingWritten: 0, share: 1 };
  const from = Math.max(0, reached?.threshold ?? 0);
  const missing = next.threshold - measure;
  return {
    reached: reached?.tier ?? null,
    next: next.tier,
    missing,
    missingWritten: writtenMeasure(missing, ladder),
    share: Math.min(1, Math.max(0, (measure - from) / (next.threshold - from))),
  };
}

/** What a member still has to do, in words. */
export function progressWords({ reached, next, missingWritten }: TierProgress, { basis }: Ladder): Sentence {
  if (next) {
    return {
      key: `tiers.progress.${basis.measure}`,
      params: { missing: missingWritten, tier: titleOr(next.name, next.key) },
    };
  }
  return reached
    ? { key: 'tiers.progress.top', params: { tier: titleOr(reached.name, reached.key) } }
    : { key: 'tiers.progress.none' };
}
