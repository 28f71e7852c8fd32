import type { FormBody } from '@/engine/forms/schema';

/** What a member cannot change by a form: the phone is proven by a code, and what was agreed to stays as it was agreed to. */
export function fixedFields({ bindings }: Pick<FormBody, 'bindings'>): readonly string[] {
  const { phone, consent, cardNumber, joinedAt } = bindings;
  return [phone, consent, cardNumber, joinedAt].filter((id) => id !== undefined);
}
