import { AMOUNT_SCALE, Exact } from '@/engine/kernel/exact';
import type { LocalText } from '@/engine/kernel/text';

/** What a tier is to a ladder; programs say more about theirs. */
export interface LadderTier {
  readonly key: string;
  readonly name: LocalText;
  /** The measure as people write it. */
  readonly threshold: number;
}

/** What lifts members, and over how many months; null counts a lifetime. */
export interface LadderBasis {
  readonly measure: 'spend' | 'earned' | 'orders';
  readonly windowMonths: number | null;
}

/** A program's tiers from the lowest up, with thresholds in the whole numbers the measure is kept in. */
export interface Ladder<Tier extends LadderTier = LadderTier> {
  readonly basis: LadderBasis;
  /** Decimal places of the measure: money 4, points the currency's, orders 0. */
  readonly scale: number;
  readonly rungs: readonly Rung<Tier>[];
}

export interface Rung<Tier extends LadderTier = LadderTier> {
  readonly tier: Tier;
  readonly threshold: number;
}

/** The part of a program that its ladder is made of. */
export interface LadderSource<Tier extends LadderTier = LadderTier> {
  readonly tiers: readonly Tier[];
  readonly tierBasis: LadderBasis;
  readonly currency: { readonly scale: number };
}

export function ladderOf<Tier extends LadderTier>({ tiers, tierBasis, currency }: LadderSource<Tier>): Ladder<Tier> {
  const scale = { spend: AMOUNT_SCALE, earned: currency.scale, orders: 0 }[tierBasis.measure];
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
