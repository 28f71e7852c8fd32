import { BASE_COLUMNS } from '@/engine/forms/table';
import type { RecordValues, StoredRecord } from '../record';

export const BASE_NAMES = BASE_COLUMNS.map((column) => column.name);
export const BASE_COUNT = BASE_NAMES.length;

/** Everything the store writes beside the values, in the order of `BASE_COLUMNS`. */
export function baseRow(record: StoredRecord, searchText: string): (string | number | null)[] {
  return [
    record.id,
    record.workspaceId,
    record.orgUnitId,
    record.memberId,
    record.formVersion,
    record.revision,
    record.door,
    record.sourceKey,
    record.title,
    searchText,
    record.caseStatus,
    record.createdAt,
    record.createdByKind,
    record.createdById,
    record.updatedAt,
    record.updatedByKind,
    record.updatedById,
    record.deletedAt,
  ];
}

/** The record of a row selected as `BASE_COLUMNS` and then the value columns. */
export function recordOf(formId: string, row: readonly unknown[], values: RecordValues): StoredRecord {
  const [id, workspaceId, orgUnitId, memberId, formVersion, revision, door, sourceKey, title, , caseStatus] = row;
  const [createdAt, createdByKind, createdById, updatedAt, updatedByKind, updatedById, deletedAt] = row.slice(11, 18);
  // The driver's row carries no types; the table was written by `baseRow`.
  return {
    id,
    workspaceId,
    formId,
    orgUnitId,
    memberId,
    formVersion: Number(formVersion),
    revision: Number(revision),
    door,
    sourceKey,
    title,
    caseStatus,
    createdAt: Number(createdAt),
    createdByKind,
    createdById,
    updatedAt: Number(updatedAt),
    updatedByKind,
    updatedById,
    deletedAt: deletedAt === null ? null : Number(deletedAt),
    values,
  } as StoredRecord;
}
