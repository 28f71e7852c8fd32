import * as z from 'zod';
import { localText, localTextSchema } from '@/engine/kernel/text';
import { DECIMAL_MAX, DECIMAL_SCALE, decimalColumn, decimalText, parseDecimal } from './decimal';
import { fieldTypeOf } from './field-type';

const bound = z.number().min(-DECIMAL_MAX).max(DECIMAL_MAX).optional();

const settings = z
  .strictObject({
    decimals: z.int().min(0).max(DECIMAL_SCALE).default(0),
    thousands: z.boolean().default(false),
    /** Shown behind the number: cups, kg. */
    unit: localTextSchema.optional(),
    negative: z.boolean().default(true),
    min: bound,
    max: bound,
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
    message: 'fields.minAboveMax',
    path: ['min'],
  });

export const number = fieldTypeOf<z.infer<typeof settings>, number>({
  type: 'number',
  group: 'number',
  role: 'value',
  settings,
  initial: () => ({ decimals: 0, thousands: false, negative: true }),
  ...decimalColumn,
  canBeUnique: true,
  canSort: true,
  importable: true,
  parse: parseDecimal,
  expressionType: () => 'number',
  operators: () => ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'in', 'notIn', 'blank', 'notBlank'],
  toText(value, { decimals, thousands, unit }, { locale }) {
    const said = localText(unit, locale);
    return `${decimalText(value, decimals, thousands)}${said && ` ${said}`}`;
  },
  fromText(text, { unit }) {
    const plain = text.trim();
    const units = Object.values(unit ?? {}).filter((said) => said !== '' && plain.endsWith(said));
    const longest = units.sort((a, b) => b.length - a.length)[0];
    return longest ? plain.slice(0, -longest.length).trim() : plain;
  },
  jsonSchema: ({ decimals, negative, min, max }) => ({
    type: decimals === 0 ? 'integer' : 'number',
    minimum: Math.max(min ?? -DECIMAL_MAX, negative ? -DECIMAL_MAX : 0),
    maximum: max ?? DECIMAL_MAX,
  }),
});
