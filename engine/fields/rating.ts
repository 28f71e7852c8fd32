import * as z from 'zod';
import { wholeNumberColumn } from './columns';
import { parseDecimal } from './decimal';
import { fieldTypeOf } from './field-type';

const settings = z.strictObject({ max: z.int().min(3).max(10).default(5) });

/** So many stars out of `max`, from one. */
export const rating = fieldTypeOf<z.infer<typeof settings>, number>({
  type: 'rating',
  group: 'number',
  role: 'value',
  settings,
  initial: () => ({ max: 5 }),
  ...wholeNumberColumn,
  canBeUnique: false,
  canSort: true,
  importable: true,
  parse: (raw, { max }) => parseDecimal(raw, { decimals: 0, negative: true, min: 1, max }),
  expressionType: () => 'number',
  operators: () => ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'in', 'notIn', 'blank', 'notBlank'],
  toText: (value) => String(value),
  fromText: (text) => text,
  jsonSchema: ({ max }) => ({ type: 'integer', minimum: 1, maximum: max }),
});
