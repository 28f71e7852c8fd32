import type { Found, PickKind } from '@/components/fields/field-view';
import type { Operator } from '@/engine/conditions/schema';
import type { SubjectKind } from '@/engine/conditions/subject';

/** Looks for what a field may pick, and for the names behind ids. */
export interface PickSource {
  search(kind: PickKind, text: string, form?: string): Promise<readonly Found[]>;
  named(kind: PickKind, ids: readonly string[], form?: string): Promise<readonly Found[]>;
}

/** Something a condition may ask about, in the reader's words. */
export interface ConditionSubject {
  readonly name: string;
  readonly label: string;
  readonly kind: SubjectKind;
  readonly operators: readonly Operator[];
  readonly grain?: 'day' | 'month' | 'year';
  /** Compared with certain members, staff, stores or records of another form. */
  readonly picks?: { readonly kind: PickKind; readonly form?: string; readonly source: PickSource };
  /** Values to choose from: options of a choice, tiers, stores. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}
