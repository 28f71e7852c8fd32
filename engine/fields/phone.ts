import * as z from 'zod';
import type { Json } from '@/engine/kernel/json';
import { textColumn } from './columns';
import { fieldTypeOf, problem } from './field-type';
import { narrow } from './normalise-text';

const settings = z.strictObject({});

/** A mobile number of mainland China, kept as its eleven digits. */
export const phone = fieldTypeOf({
  type: 'phone',
  group: 'contact',
  role: 'value',
  settings,
  initial: () => ({}),
  ...textColumn,
  canBeUnique: true,
  canSort: true,
  importable: true,
  parse(raw) {
    const value = normalisePhone(raw);
    return value ? { value } : problem('fields.notPhone');
  },
  expressionType: () => 'text',
  operators: () => ['eq', 'ne', 'contains', 'startsWith', 'in', 'notIn', 'blank', 'notBlank'],
  toText: (value) => value,
  fromText: (text) => text,
  jsonSchema: () => ({ type: 'string', pattern: '^1[3-9]\\d{9}$' }),
});

/**
 * The eleven digits of a mobile number however it was typed: `+86 138-0013-8000`, `0086…`, full-width digits, brackets.
 * Null when it is none. Uniqueness and sign-in compare these digits.
 */
export function normalisePhone(raw: Json): string | null {
  const digits = narrow(raw)
    ?.replace(/[\s().\u2010-\u2015\u2212-]/g, '')
    .replace(/^(?:\+|00)?86/, '');
  return digits && /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}
