import type { FieldView } from './field-view';

/** The name, as the type says it. */
export const updatedBy: FieldView = { type: 'updated-by' };
