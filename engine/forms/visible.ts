import type { Cell } from './cell';
import type { Read } from './cell-site';
import type { CompiledForm } from './compile';
import { type CompiledField, holdsValue } from './compile-field';
import type { FormContext } from './form-state';
import type { Predicate } from './predicate';

/** In sight: the container or section around the field is, and the field's own condition holds. */
export function isVisible(
  field: CompiledField,
  read: Read,
  at: { readonly form: CompiledForm; readonly cells: ReadonlyMap<string, Cell>; readonly context: FormContext },
): boolean {
  const { parent } = field.field;
  const around = parent === null || !at.form.fields.has(parent) || (at.cells.get(parent)?.visible ?? true);
  return around && (field.visibleWhen === null || holds(field.visibleWhen, read, at.context));
}

/** Must not stay blank: only what is in sight and typed by people. */
export function isRequired(field: CompiledField, read: Read, at: { visible: boolean; context: FormContext }): boolean {
  if (!at.visible || field.type.role === 'computed' || !holdsValue(field)) return false;
  return field.field.required || holds(field.requiredWhen, read, at.context);
}

/** What a screen shows as not to be changed, by the values as they are now. */
export function isReadOnly(field: CompiledField, read: Read, context: FormContext): boolean {
  return field.type.role === 'computed' || field.field.readOnly || holds(field.readOnlyWhen, read, context);
}

function holds(predicate: Predicate | null, read: Read, context: FormContext): boolean {
  return predicate ? predicate.test(read, context) : false;
}
