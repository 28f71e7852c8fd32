import type { ActorKind } from '@/engine/kernel/actor';
import type { Json } from '@/engine/kernel/json';

/** Through which door a record came in or was changed. */
export const DOORS = ['screen', 'link', 'portal', 'counter', 'import', 'api', 'flow', 'rule', 'setup'] as const;
export type Door = (typeof DOORS)[number];

/** Canonical values by field id; rows of a section are objects of the same kind. */
export type RecordValues = Readonly<Record<string, Json>>;

export interface StoredRecord {
  readonly id: string;
  readonly workspaceId: string;
  readonly formId: string;
  readonly orgUnitId: string | null;
  readonly memberId: string | null;
  readonly formVersion: number;
  readonly revision: number;
  readonly door: Door;
  readonly sourceKey: string | null;
  readonly title: string;
  readonly caseStatus: string | null;
  readonly createdAt: number;
  readonly createdByKind: ActorKind;
  readonly createdById: string;
  readonly updatedAt: number;
  readonly updatedByKind: ActorKind;
  readonly updatedById: string;
  readonly deletedAt: number | null;
  readonly values: RecordValues;
}
