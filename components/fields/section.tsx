import type { FieldView } from './field-view';

/** Rows are filled in and shown by the form around them; a list shows how many there are. */
export const section: FieldView = { type: 'section' };
