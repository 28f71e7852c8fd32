import * as z from 'zod';
import type { Json } from '@/engine/kernel/json';
import { LIMITS } from '@/engine/kernel/limits';
import { isObject } from './blank';
import { noColumns } from './columns';
import { fieldTypeOf, problem } from './field-type';

const settings = z
  .strictObject({
    minRows: z.int().min(0).max(LIMITS.rowsPerSection).default(0),
    maxRows: z.int().min(1).max(LIMITS.rowsPerSection).default(100),
  })
  .refine(({ minRows, maxRows }) => minRows <= maxRows, { message: 'fields.minAboveMax', path: ['minRows'] });

/** One row: field id → raw or canonical value. The fields in it are judged by `engine/forms`. */
export type Row = { readonly [field: string]: Json };

/** A table inside the form: rows of the fields that stand in it. */
export const section = fieldTypeOf<z.infer<typeof settings>, readonly Row[]>({
  type: 'section',
  group: 'data',
  role: 'section',
  settings,
  initial: () => ({ minRows: 0, maxRows: 100 }),
  ...noColumns,
  canBeUnique: false,
  canSort: false,
  importable: false,
  parse(raw, { minRows, maxRows }) {
    if (!Array.isArray(raw)) return problem('fields.notRows');
    if (raw.length > maxRows) return problem('fields.tooManyRows', { max: maxRows });
    if (raw.length < minRows) return problem('fields.tooFewRows', { min: minRows });
    const rows = raw.filter(isObject);
    return rows.length === raw.length ? { value: rows } : problem('fields.notRows');
  },
  expressionType: () => null,
  operators: () => ['blank', 'notBlank'],
  toText: (value) => String(value.length),
  fromText: (text) => text,
  jsonSchema: ({ minRows, maxRows }) => ({
    type: 'array',
    items: { type: 'object' },
    minItems: Math.max(minRows, 1),
    maxItems: maxRows,
  }),
});
