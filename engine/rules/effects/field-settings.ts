import type { FormBody } from '@/engine/forms/schema';
import { Exact } from '@/engine/kernel/exact';

/** The largest number a field accepts, from its settings; null when nothing bounds it. */
export function mostOf(form: FormBody, fieldId: string): Exact | null {
  const max = settingsOf(form, fieldId).max;
  return typeof max === 'number' ? new Exact(Math.max(0, max)) : null;
}

/** The money a field is in (ISO 4217), where it says so; nothing for plain numbers. */
export function moneyOf(form: FormBody, fieldId: string): { readonly currencyCode?: string } {
  const currency = settingsOf(form, fieldId).currency;
  return typeof currency === 'string' ? { currencyCode: currency } : {};
}

function settingsOf(form: FormBody, fieldId: string) {
  return form.fields.find((field) => field.id === fieldId)?.settings ?? {};
}
