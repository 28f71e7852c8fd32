import * as z from 'zod';
import { LIMITS } from '@/engine/kernel/limits';
import { textColumn } from './columns';
import { fieldTypeOf } from './field-type';
import { normaliseText } from './normalise-text';

const settings = z
  .strictObject({
    minLength: z.int().min(0).max(LIMITS.longTextLength).default(0),
    maxLength: z.int().min(1).max(LIMITS.longTextLength).default(2_000),
  })
  .refine(({ minLength, maxLength }) => minLength <= maxLength, { message: 'fields.minAboveMax', path: ['minLength'] });

/** Text of several lines; line feeds and tabs are kept. */
export const longText = fieldTypeOf<z.infer<typeof settings>, string>({
  type: 'long-text',
  group: 'text',
  role: 'value',
  settings,
  initial: () => ({ minLength: 0, maxLength: 2_000 }),
  ...textColumn,
  canBeUnique: false,
  canSort: false,
  importable: true,
  parse: (raw, { minLength, maxLength }) => normaliseText(raw, { min: minLength, max: maxLength, lines: true }),
  expressionType: () => 'text',
  operators: () => ['contains', 'notContains', 'blank', 'notBlank'],
  toText: (value) => value,
  fromText: (text) => text,
  jsonSchema: ({ minLength, maxLength }) => ({ type: 'string', minLength: Math.max(1, minLength), maxLength }),
});
