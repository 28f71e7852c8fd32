import type { FormBody } from '@/engine/forms/schema';
import { titleOr } from '@/engine/kernel/title-or';
import type { Slot } from './sentence-part';

/** A setting of the effect that holds points. */
export function numberSlot(setting: string, value: number): Slot {
  return { path: `/effect/${setting}`, editor: 'points', says: value };
}

/** A setting of the effect that holds a field of the form. */
export function fieldSlot(setting: string, field: string, form: FormBody | undefined): Slot {
  const title = form?.fields.find(({ id }) => id === field)?.title;
  return { path: `/effect/${setting}`, editor: 'numberField', says: titleOr(title, field) };
}

/** A setting of the effect that picks one of a few, said by `rules.<setting>.<choice>`. */
export function choiceSlot(setting: 'remainder' | 'paidWithPoints', choice: string): Slot {
  return { path: `/effect/${setting}`, editor: setting, says: { key: `rules.${setting}.${choice}` } };
}
