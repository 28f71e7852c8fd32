import * as z from 'zod';
import { textColumn } from './columns';
import { fieldTypeOf, problem } from './field-type';
import { readTime } from './read-moment';

const edge = z
  .string()
  .refine((text) => readTime(text) === text)
  .optional();

const settings = z.strictObject({ earliest: edge, latest: edge });

/** A time of day to the minute, `HH:mm`. */
export const time = fieldTypeOf<z.infer<typeof settings>, string>({
  type: 'time',
  group: 'date',
  role: 'value',
  settings,
  initial: () => ({}),
  ...textColumn,
  canBeUnique: false,
  canSort: true,
  importable: true,
  parse(raw, { earliest, latest }) {
    const value = typeof raw === 'string' && raw.length <= 40 ? readTime(raw) : null;
    if (value === null) return problem('fields.notTime');
    if (earliest !== undefined && value < earliest) return problem('fields.tooEarly', { earliest });
    if (latest !== undefined && value > latest) return problem('fields.tooLate', { latest });
    return { value };
  },
  expressionType: () => 'text',
  operators: () => ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'blank', 'notBlank'],
  toText: (value) => value,
  fromText: (text) => text,
  jsonSchema: () => ({ type: 'string', pattern: '^\\d{2}:\\d{2}$' }),
});
