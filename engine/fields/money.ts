import * as z from 'zod';
import { DECIMAL_MAX, DECIMAL_SCALE, decimalColumn, decimalText, parseDecimal } from './decimal';
import { fieldTypeOf } from './field-type';

const bound = z.number().min(-DECIMAL_MAX).max(DECIMAL_MAX).optional();

const settings = z
  .strictObject({
    /** ISO 4217. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default('CNY'),
    decimals: z.int().min(0).max(DECIMAL_SCALE).default(2),
    negative: z.boolean().default(false),
    min: bound,
    max: bound,
    /** Spelled out below the amount, as on invoices; see `chinese-amount.ts`. */
    spelled: z.boolean().default(false),
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
    message: 'fields.minAboveMax',
    path: ['min'],
  });

const SIGNS = /^(?:[A-Z]{3}|\p{Sc})\s*|\s*[A-Z]{3}$/gu;

export const money = fieldTypeOf<z.infer<typeof settings>, number>({
  type: 'money',
  group: 'number',
  role: 'value',
  settings,
  initial: () => ({ currency: 'CNY', decimals: 2, negative: false, spelled: false }),
  ...decimalColumn,
  canBeUnique: false,
  canSort: true,
  importable: true,
  parse: (raw, limits) => parseDecimal(typeof raw === 'string' ? withoutSign(raw) : raw, limits),
  expressionType: () => 'number',
  operators: () => ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'blank', 'notBlank'],
  toText: (value, { decimals }) => decimalText(value, decimals, true),
  fromText: (text) => text,
  jsonSchema: ({ negative, min, max }) => ({
    type: 'number',
    minimum: Math.max(min ?? -DECIMAL_MAX, negative ? -DECIMAL_MAX : 0),
    maximum: max ?? DECIMAL_MAX,
  }),
});

/** `¥12.50`, `CNY 12.50`, `12.50 CNY` and `-¥12.50` without the currency. */
function withoutSign(raw: string): string {
  const text = raw.normalize('NFKC').trim();
  return text.startsWith('-') ? `-${text.slice(1).trim().replace(SIGNS, '')}` : text.replace(SIGNS, '');
}
