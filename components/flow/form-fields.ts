import type { Choice } from '@/components/ui/select-field';
import { findFieldType } from '@/engine/fields/registry';
import type { Field } from '@/engine/forms/schema';
import { localText } from '@/engine/kernel/text';
import type { FlowWords } from './flow-words';

/** Fields at the top of the form that a test accepts, to choose from. */
export function fieldChoices({ form, locale }: FlowWords, fits: (field: Field) => boolean): Choice[] {
  return (form?.fields ?? [])
    .filter((field) => field.parent === null && fits(field))
    .map((field) => ({ value: field.id, label: localText(field.title, locale) || field.id }));
}

export function namesStaff(field: Field): boolean {
  const type = findFieldType(field.type);
  const settings = type?.settings.safeParse(field.settings);
  return settings?.success === true && type?.picks?.(settings.data) === 'staff';
}

export function namesMoment(field: Field): boolean {
  const type = findFieldType(field.type);
  const settings = type?.settings.safeParse(field.settings);
  const kind = settings?.success ? type?.expressionType(settings.data) : null;
  return kind === 'date' || kind === 'datetime';
}
