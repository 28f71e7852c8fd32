import { Exact } from '@/engine/rules/amounts';
import { WORTH_SCALE } from '@/engine/rules/grant';
import type { ProgramBody, Tier, TierBasis } from '@/engine/rules/program-schema';

/** A program's tiers from the lowest up, with thresholds in the whole numbers the measure is kept in. */
export interface Ladder {
  readonly basis: TierBasis;
  /** Decimal places of the measure: money 4, points the currency's, orders 0. */
  readonly scale: number;
  readonly rungs: readonly Rung[];
}

export interface Rung {
  readonly tier: Tier;
  readonly threshold: number;
}

export type LadderSource = Pick<ProgramBody, 'tiers' | 'tierBasis' | 'currency'>;

export function ladderOf({ tiers, tierBasis, currency }: LadderSource): Ladder {
  const scale = { spend: WORTH_SCALE, earned: currency.scale, orders: 0 }[tierBasis.measure];
  const rungs = tiers
    .map((tier) => ({ tier, threshold: new Exact(tier.threshold).times(new Exact(10).pow(scale)).ceil().toNumber() }))
    // Stable: of two equal thresholds the later tier is the higher one.
    .sort((a, b) => a.threshold - b.threshold);
  return { basis: tierBasis, scale, rungs };
}

/** The measure as people write it. */
export function writtenMeasure(measure: number, { scale }: Ladder): number {
  return new Exact(measure).div(new Exact(10).pow(scale)).toNumber();
}
