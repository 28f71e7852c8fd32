import * as z from 'zod';
import type { Json } from '@/engine/kernel/json';
import { textColumn } from './columns';
import { fieldTypeOf, problem } from './field-type';
import { narrow } from './normalise-text';

const settings = z.strictObject({});

const LOCAL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** One e-mail address in lower case. */
export const email = fieldTypeOf({
  type: 'email',
  group: 'contact',
  role: 'value',
  settings,
  initial: () => ({}),
  ...textColumn,
  canBeUnique: true,
  canSort: true,
  importable: true,
  parse(raw) {
    const value = normaliseEmail(raw);
    return value ? { value } : problem('fields.notEmail');
  },
  expressionType: () => 'text',
  operators: () => ['eq', 'ne', 'contains', 'startsWith', 'in', 'notIn', 'blank', 'notBlank'],
  toText: (value) => value,
  fromText: (text) => text,
  jsonSchema: () => ({ type: 'string', format: 'email', maxLength: 254 }),
});

/** Lower case, full-width letters and signs as ASCII; null unless it reads name@host.domain. Whether it is somebody's is for a message to show. */
export function normaliseEmail(raw: Json): string | null {
  const text = typeof raw === 'string' ? narrow(raw)?.toLowerCase() : null;
  if (!text || text.length > 254) return null;
  const at = text.lastIndexOf('@');
  // Without the sign the whole would be taken for its own domain.
  if (at < 1) return null;
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  if (!LOCAL.test(local) || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null;
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
    ? text
    : null;
}
