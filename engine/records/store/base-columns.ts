import { BASE_COLUMNS } from '@/engine/forms/table';
import type { RecordValues, StoredRecord } from '../record';

export const BASE_NAMES = BASE_COLUMNS.map((column) => column.name);
export const BASE_COUNT = BASE_NAMES.length;

/** Everything the store writes beside the values. */
export interface RecordMeta extends Omit<StoredRecord, 'values' | 'formId'> {
  readonly searchText: string;
}

/** In the order of `BASE_COLUMNS`. */
export function baseRow(meta: RecordMeta): (string | number | null)[] {
  return [
    meta.id,
    meta.workspaceId,
    meta.orgUnitId,
    meta.memberId,
    meta.formVersion,
    meta.revision,
    meta.door,
    meta.sourceKey,
    meta.title,
    meta.searchText,
    meta.caseStatus,
    meta.createdAt,
    meta.createdByKind,
    meta.createdById,
    meta.updatedAt,
    meta.updatedByKind,
    meta.updatedById,
    meta.deletedAt,
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
