import * as z from 'zod';
import type { Json } from '@/engine/kernel/json';
import { textColumn } from './columns';
import { fieldTypeOf, problem } from './field-type';

const settings = z.strictObject({});
const LENGTH = 2_000;

/** A web address in its normal form; only http and https ever come out. */
export const url = fieldTypeOf({
  type: 'url',
  group: 'contact',
  role: 'value',
  settings,
  initial: () => ({}),
  ...textColumn,
  canBeUnique: true,
  canSort: true,
  importable: true,
  parse(raw) {
    const value = normaliseUrl(raw);
    return value ? { value } : problem('fields.notUrl');
  },
  expressionType: () => 'text',
  operators: () => ['eq', 'ne', 'contains', 'notContains', 'startsWith', 'blank', 'notBlank'],
  toText: (value) => value,
  fromText: (text) => text,
  jsonSchema: () => ({ type: 'string', format: 'uri', maxLength: LENGTH }),
});

/** `example.com` gains https; other schemes, addresses without a dot in the host, and sign-ins inside the address are refused. */
export function normaliseUrl(raw: Json): string | null {
  if (typeof raw !== 'string' || raw.length > LENGTH) return null;
  const text = raw.normalize('NFC').trim();
  if (/[\p{Cc}\p{Cs}\s]/u.test(text)) return null;
  // `javascript:alert(1)` has a scheme; `example.com:8080/x` has a port.
  const whole = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, hostname, username, password, href } = new URL(whole);
  const safe = (protocol === 'https:' || protocol === 'http:') && !username && !password;
  return safe && /[^.]\.[^.]/.test(hostname) && href.length <= LENGTH ? href : null;
}
