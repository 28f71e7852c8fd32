import * as z from 'zod';
import type { LoadedApp } from '@/engine/apps/loaded-app';
import { explainSchema } from '@/engine/ledger/explain-schema';
import { writtenPoints } from '@/engine/ledger/points';
import type { Consequences } from './record-consequences';

/** What the record led to: points as people write them. */
export const effectsSchema = z.strictObject({
  points: z.array(z.strictObject({ rule: z.string(), points: z.number(), explain: explainSchema })),
  takenBack: z.number(),
  redemption: z.strictObject({ points: z.number(), instant: z.boolean() }).nullable(),
  tier: z.string().nullable(),
  caseId: z.string().nullable(),
});
export type EffectsView = z.infer<typeof effectsSchema>;

export function effectsView(app: LoadedApp, { performed, tier, caseId }: Consequences): EffectsView {
  const scale = app.currency?.scale ?? 0;
  const parts = performed.reversals.flatMap((one) => one.parts);
  return {
    points: performed.grants.map(({ ruleKey, points, explain }) => ({
      rule: ruleKey,
      points: writtenPoints(points, scale),
      explain,
    })),
    takenBack: writtenPoints(
      parts.reduce((sum, part) => sum + part.reversed + part.debt + part.cash, 0),
      scale,
    ),
    redemption: performed.redemption && {
      points: writtenPoints(performed.redemption.points, scale),
      instant: performed.redemption.instant,
    },
    tier: tier?.to ?? null,
    caseId,
  };
}
