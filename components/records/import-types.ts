import type { ImportPlan } from '@/engine/records/import/plan';
import type { Refusal } from '@/lib/i18n/fault-text';

/** A look into a file before it is imported. */
export interface SheetPreview {
  readonly format: ImportPlan['format'];
  readonly rows: readonly (readonly string[])[];
  /** Field each column most likely means. */
  readonly columns: readonly (string | null)[];
  /** Does the first row name the columns? */
  readonly header: boolean;
}

export interface ImportState {
  readonly id: string;
  readonly fileName: string;
  readonly status: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed' | 'undoing' | 'undone';
  /** 0 until they have been counted. */
  readonly rows: number;
  readonly position: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Rows whose records lay in the bin. */
  readonly binned: number;
  /** How many of those are there still. */
  readonly inBin: number;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Points that opening balances brought; null for records. */
  readonly points: number | null;
  /** Why the sheet could not be read to its end. */
  readonly failure: Refusal | null;
}
