import * as z from 'zod';
import { earnFixed } from './earn-fixed';
import { earnPerAmount } from './earn-per-amount';
import type { Effect } from './effect';
import { redeem } from './redeem';
import { reverse } from './reverse';

export const effectSettingsSchema = z.discriminatedUnion('type', [
  earnPerAmount.settings,
  earnFixed.settings,
  reverse.settings,
  redeem.settings,
]);
export type EffectSettings = z.infer<typeof effectSettingsSchema>;

/** Ways to earn and spend, in the order in which the designer offers them. */
export const EFFECTS: readonly Effect<EffectSettings>[] = [earnPerAmount, earnFixed, reverse, redeem];

const byType = new Map(EFFECTS.map((effect) => [effect.type, effect]));

/** The effect of some settings that its schema has accepted. */
export function effectOf(settings: EffectSettings): Effect<EffectSettings> {
  const effect = byType.get(settings.type);
  if (!effect) throw new Error(`no rule effect of type ${settings.type}`);
  return effect;
}
