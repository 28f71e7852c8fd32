import type { BulkAction, BulkPick } from '@/engine/records/bulk/plan';
import type { BulkRunView } from '@/engine/records/bulk/run-view';

export type { BulkAction, BulkPick, BulkRunView };

/** The form whose records are worked on, as its API addresses name it. */
export interface FormPlace {
  readonly app: string;
  readonly form: string;
}
