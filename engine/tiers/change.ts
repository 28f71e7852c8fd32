import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { titleOr } from '@/engine/kernel/title-or';
import { type Ladder, writtenMeasure } from './ladder';
import { tierFor } from './tier-for';

/** What moved the measure: a record, a refund of one, the clock that closed a window, or a person's correction. */
export type TierCause =
  | { readonly kind: 'record' | 'refund' | 'adjustment'; readonly id: string }
  | { readonly kind: 'window' | 'program' };

export interface TierChange {
  /** Keys; null is below the first tier. */
  readonly from: string | null;
  readonly to: string | null;
  /** `up` and `down` by the order of the tiers now; `gone` when the program has no such tier any more. */
  readonly direction: 'up' | 'down' | 'gone';
  readonly cause: TierCause;
  readonly measure: number;
}

export interface Standing {
  readonly tier: string | null;
  /** The qualifying measure now. */
  readonly measure: number;
}

/** Whether a member's tier no longer fits the measure; null when it does. */
export function tierChange({ tier, measure }: Standing, ladder: Ladder, cause: TierCause): TierChange | null {
  const to = tierFor(measure, ladder)?.key ?? null;
  if (to === tier) return null;
  const rank = (key: string | null) => ladder.rungs.findIndex((rung) => rung.tier.key === key);
  const gone = tier !== null && rank(tier) < 0;
  const direction = gone ? 'gone' : rank(to) > rank(tier) ? 'up' : 'down';
  return { from: tier, to, direction, cause, measure };
}

/** The change in words: what happened, from where the member stands, and what moved it. */
export function tierChangeWords(change: TierChange, ladder: Ladder): readonly Sentence[] {
  const { from, to, direction, cause, measure } = change;
  const reached = ladder.rungs.find(({ tier }) => tier.key === to);
  const written = writtenMeasure(measure, ladder);
  return [
    { key: `tiers.change.${direction}`, params: { from: nameOf(from, ladder), to: nameOf(to, ladder) } },
    reached
      ? {
          key: `tiers.measure.${ladder.basis.measure}`,
          params: { measure: written, threshold: reached.tier.threshold },
        }
      : { key: `tiers.below.${ladder.basis.measure}`, params: { measure: written } },
    { key: `tiers.cause.${cause.kind}` },
  ];
}

function nameOf(key: string | null, { rungs }: Ladder): SentenceParam {
  if (key === null) return { key: 'tiers.noTier' };
  return titleOr(rungs.find(({ tier }) => tier.key === key)?.tier.name, key);
}
