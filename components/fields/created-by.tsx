import type { FieldView } from './field-view';

/** The name, as the type says it. */
export const createdBy: FieldView = { type: 'created-by' };
