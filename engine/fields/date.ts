import * as z from 'zod';
import { textColumn } from './columns';
import { outsideWindow, windowShape } from './date-window';
import { fieldTypeOf, problem } from './field-type';
import { readDay, readMonth, readYear } from './read-moment';

const GRAINS = ['day', 'month', 'year'] as const;
type Grain = (typeof GRAINS)[number];

const settings = z.strictObject({ grain: z.enum(GRAINS).default('day'), ...windowShape });

const READ: Record<Grain, (text: string) => string | null> = { day: readDay, month: readMonth, year: readYear };
const PATTERN: Record<Grain, string> = {
  day: '^\\d{4}-\\d{2}-\\d{2}$',
  month: '^\\d{4}-\\d{2}$',
  year: '^\\d{4}$',
};
/** Spreadsheets write a day as its midnight. */
const MIDNIGHT = /[T\s]+0?0:00(?::00(?:\.0+)?)?$/;

/** A day, month or year of the calendar; it has no zone. */
export const date = fieldTypeOf<z.infer<typeof settings>, string>({
  type: 'date',
  group: 'date',
  role: 'value',
  settings,
  initial: () => ({ grain: 'day' as const }),
  ...textColumn,
  canBeUnique: false,
  canSort: true,
  importable: true,
  parse(raw, { grain, ...window }, context) {
    // A year may come as a number.
    const value = READ[grain](typeof raw === 'number' && Number.isSafeInteger(raw) ? String(raw) : readable(raw));
    if (value === null) return problem('fields.notDate', { grain });
    const problems = outsideWindow(value, window, context);
    return problems.length ? { problems } : { value };
  },
  expressionType: () => 'date',
  operators: ({ grain }) =>
    grain === 'day'
      ? ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'within', 'blank', 'notBlank']
      : ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'blank', 'notBlank'],
  compares: ({ grain }) => ({ grain }),
  toText: (value) => value,
  fromText: (text) => text.trim().replace(MIDNIGHT, ''),
  jsonSchema: ({ grain }) => ({ type: 'string', ...(grain === 'day' && { format: 'date' }), pattern: PATTERN[grain] }),
});

const readable = (raw: unknown) => (typeof raw === 'string' && raw.length <= 40 ? raw : '');
