import * as z from 'zod';
import type { LoadedApp } from '@/engine/apps/loaded-app';
import { explainSchema } from '@/engine/ledger/explain-schema';
import { writtenPoints } from '@/engine/ledger/points';
import type { StoredRecord } from '@/engine/records/record';
import type { Consequences } from './record-consequences';

/** A record as the API shows it. */
export const recordSchema = z.strictObject({
  id: z.string(),
  revision: z.number(),
  title: z.string(),
  values: z.record(z.string(), z.json()),
  memberId: z.string().nullable(),
  orgUnitId: z.string().nullable(),
  door: z.string(),
  source: z.string().nullable(),
  status: z.string().nullable(),
  formVersion: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
});
export type RecordView = z.infer<typeof recordSchema>;

/** What the record led to: points as people write them. */
export const effectsSchema = z.strictObject({
  points: z.array(z.strictObject({ rule: z.string(), points: z.number(), explain: explainSchema })),
  takenBack: z.number(),
  redemption: z.strictObject({ points: z.number(), instant: z.boolean() }).nullable(),
  tier: z.string().nullable(),
  caseId: z.string().nullable(),
});
export type EffectsView = z.infer<typeof effectsSchema>;

const instant = (at: number) => new Date(at).toISOString();

export function recordView(record: StoredRecord): RecordView {
  return {
    id: record.id,
    revision: record.revision,
    title: record.title,
    values: record.values as RecordView['values'], // the same JSON, read-only on our side
    memberId: record.memberId,
    orgUnitId: record.orgUnitId,
    door: record.door,
    source: record.sourceKey,
    status: record.caseStatus,
    formVersion: record.formVersion,
    createdAt: instant(record.createdAt),
    updatedAt: instant(record.updatedAt),
    deletedAt: record.deletedAt === null ? null : instant(record.deletedAt),
  };
}

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
