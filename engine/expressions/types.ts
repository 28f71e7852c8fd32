/** Types a formula knows. `date` has no zone, `datetime` is an instant. */
export type ExpressionType = 'number' | 'text' | 'yesno' | 'date' | 'datetime' | 'list';
