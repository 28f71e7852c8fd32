import * as z from 'zod';
import type { StoredRecord } from './record';

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
  createdBy: z.strictObject({ kind: z.string(), id: z.string() }),
  updatedAt: z.string(),
  updatedBy: z.strictObject({ kind: z.string(), id: z.string() }),
  deletedAt: z.string().nullable(),
});
export type RecordView = z.infer<typeof recordSchema>;

const instant = (at: number) => new Date(at).toISOString();

export function recordView(record: StoredRecord): RecordView {
  const createdAt = instant(record.createdAt);
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
    createdAt,
    createdBy: { kind: record.createdByKind, id: record.createdById },
    updatedAt: record.updatedAt === record.createdAt ? createdAt : instant(record.updatedAt),
    updatedBy: { kind: record.updatedByKind, id: record.updatedById },
    deletedAt: record.deletedAt === null ? null : instant(record.deletedAt),
  };
}
