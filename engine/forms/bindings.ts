import { BINDINGS, type Field, type FormBody, type FormPurpose } from './schema';
import { fieldsById } from './tree';

/** Types that can play a part, and what a record pick that plays it must point at. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  member: ['member'],
  phone: ['phone'],
  name: ['text'],
  birthday: ['date'],
  store: ['store'],
  consent: ['consent'],
  cardNumber: ['text', 'serial'],
  joinedAt: ['datetime', 'date', 'created-at'],
  amount: ['money', 'number', 'formula'],
  occurredAt: ['datetime', 'date', 'created-at'],
  orderNumber: ['text', 'serial'],
  paidWithPoints: ['number'],
  order: ['record'],
  reason: ['text', 'long-text', 'radio', 'select'],
  cost: ['number'],
  stock: ['number'],
  picture: ['image'],
  description: ['text', 'long-text'],
  perMember: ['number'],
  onSale: ['switch'],
  worth: ['money', 'number'],
  reward: ['record'],
  quantity: ['number'],
  status: ['text', 'radio', 'select'],
  note: ['text', 'long-text'],
};

const POINTS_AT: Readonly<Record<string, FormPurpose>> = { order: 'purchase', reward: 'reward' };

export function partsOf(purpose: FormPurpose): readonly string[] {
  const { needed, optional } = BINDINGS[purpose];
  return [...needed, ...optional];
}

/** The fields that could play a part: of a fitting type, and not inside a section. */
export function candidatesFor(body: FormBody, part: string): readonly Field[] {
  return body.fields.filter((field) => fits(field, part));
}

export function fits(field: Field, part: string): boolean {
  return Boolean(Object.hasOwn(FITTING, part) && FITTING[part]?.includes(field.type));
}

/** The purpose a form must have that the pick playing this part points at; undefined when it need not point anywhere. */
export function purposeBehind(part: string): FormPurpose | undefined {
  return Object.hasOwn(POINTS_AT, part) ? POINTS_AT[part] : undefined;
}

/** The field that plays a part, if one does. */
export function boundField(body: FormBody, part: string): Field | undefined {
  const id = Object.hasOwn(body.bindings, part) ? body.bindings[part] : undefined;
  return id === undefined ? undefined : fieldsById(body).get(id);
}
