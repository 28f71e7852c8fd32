import type { Operator } from '@/engine/conditions/schema';
import type { SubjectKind } from '@/engine/conditions/subject';

/** Something a condition may ask about, in the reader's words. */
export interface ConditionSubject {
  readonly name: string;
  readonly label: string;
  readonly kind: SubjectKind;
  readonly operators: readonly Operator[];
  readonly grain?: 'day' | 'month' | 'year';
  /** Values to choose from: options of a choice, tiers, stores. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}
