import type { FormulaProblem } from '@/engine/expressions/types';
import type { ValueProblem } from '@/engine/fields/field-type';
import type { Json } from '@/engine/kernel/json';

/** What is known of one field, or of one field in one row. */
export interface Cell {
  /** Canonical; null when blank, hidden and cleared, or wrong. Sections keep their values in the cells of their rows. */
  readonly value: Json;
  readonly visible: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** What is wrong, paths relative to the field; never of a hidden field. */
  readonly problems: readonly ValueProblem[];
  /** Why a formula gave nothing. Tells the reader; keeps nobody from saving. */
  readonly trouble: FormulaProblem | null;
}
