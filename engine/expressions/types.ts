import type { FaultParams } from '@/engine/kernel/fault';

/** Types a formula knows. `date` has no zone, `datetime` is an instant. */
export type ExpressionType = 'number' | 'text' | 'yesno' | 'date' | 'datetime' | 'list';
export type ScalarType = Exclude<ExpressionType, 'list'>;

/** Type of a name. A list may say what it holds, such as the prices of a section's rows; else it holds what it holds. */
export type NameType = ExpressionType | { readonly list: ScalarType };

/** What a formula may speak of: names as they stand in braces, with their types. */
export type Scope = ReadonlyMap<string, NameType>;

/** A complaint about a place of a formula, `from` inclusive to `to` exclusive in UTF-16 units. Its text is `expressions.problems.<code>`. */
export interface FormulaProblem {
  readonly from: number;
  readonly to: number;
  /** `expressions.<name>` */
  readonly code: string;
  readonly params?: FaultParams;
}

export interface Problems {
  readonly problems: readonly FormulaProblem[];
}
