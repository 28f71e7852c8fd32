import * as z from 'zod';
import type { Operator } from '@/engine/conditions/schema';
import type { Json } from '@/engine/kernel/json';
import { LIMITS } from '@/engine/kernel/limits';
import { localText, localTextSchema } from '@/engine/kernel/text';
import { instantColumn, textColumn, yesNoColumn } from './columns';
import { DECIMAL_MAX, DECIMAL_SCALE, decimalColumn, decimalText, roundDecimal } from './decimal';
import { fieldTypeOf, type Parsed, problem } from './field-type';
import { codePoints } from './normalise-text';
import { instantText, readDay, readInstant } from './read-moment';

const RESULTS = ['number', 'text', 'yesno', 'date', 'datetime'] as const;
type Result = (typeof RESULTS)[number];
type Value = string | number | boolean;

const settings = z.strictObject({
  /** With field ids in braces, see `engine/expressions`. */
  formula: z.string().max(LIMITS.formulaLength).default(''),
  result: z.enum(RESULTS).default('number'),
  /** Numbers are rounded to so many places, half away from zero. */
  decimals: z.int().min(0).max(DECIMAL_SCALE).default(2),
  thousands: z.boolean().default(false),
  unit: localTextSchema.optional(),
});

const ordered: readonly Operator[] = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'blank', 'notBlank'];
const OPERATORS: Record<Result, readonly Operator[]> = {
  number: ordered,
  text: ['eq', 'ne', 'contains', 'notContains', 'startsWith', 'in', 'notIn', 'blank', 'notBlank'],
  yesno: ['isTrue', 'isFalse', 'blank', 'notBlank'],
  date: [...ordered.slice(0, 7), 'within', 'blank', 'notBlank'],
  datetime: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'within', 'blank', 'notBlank'],
};

const SCHEMA: Record<Result, Readonly<Record<string, unknown>>> = {
  number: { type: 'number' },
  text: { type: 'string' },
  yesno: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
};

// One column for each type of result: a formula that turns from number to text gets another column, and the old one keeps its data.
const COLUMN = {
  number: decimalColumn,
  text: textColumn,
  yesno: yesNoColumn,
  date: textColumn,
  datetime: instantColumn,
} as const;

/** A value computed from other fields, on every change, by the server for good. */
export const formula = fieldTypeOf<z.infer<typeof settings>, Value>({
  type: 'formula',
  group: 'data',
  role: 'computed',
  settings,
  initial: () => ({ formula: '', result: 'number' as const, decimals: 2, thousands: false }),
  columns: ({ result }) => COLUMN[result].columns().map((column) => ({ ...column, suffix: result })),
  canBeUnique: false,
  canSort: true,
  importable: false,
  parse: (raw, { result, decimals }, { timeZone }) => coerce(raw, { result, decimals, timeZone }),
  // `parse` gave the value the shape of the result, which is the shape its column takes.
  toColumns: (value, { result }) => COLUMN[result].toColumns(value as never),
  fromColumns: (columns, { result }) => COLUMN[result].fromColumns(columns),
  expressionType: ({ result }) => result,
  operators: ({ result }) => OPERATORS[result],
  toText(value, { result, decimals, thousands, unit }, { locale, timeZone, say }) {
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
    if (typeof value === 'string') return result === 'datetime' ? instantText(value, timeZone, 'minute') : value;
    const said = localText(unit, locale);
    return `${decimalText(value, decimals, thousands)}${said && ` ${said}`}`;
  },
  fromText: (text) => text,
  jsonSchema: ({ result }) => SCHEMA[result],
  formula: ({ formula: source, result }) => ({ source, result }),
  lint: ({ formula: source }) => (source.trim() ? [] : [{ code: 'fields.noFormula', path: '/formula' }]),
});

/** Gives a computed value the shape its column takes: numbers rounded, text in NFC and cut, days and instants in normal form. */
function coerce(raw: Json, to: { result: Result; decimals: number; timeZone: string }): Parsed<Value> {
  const wrong = problem('fields.wrongResult', { result: to.result });
  if (to.result === 'number') {
    if (typeof raw !== 'number' || !Number.isFinite(raw)) return wrong;
    const value = roundDecimal(raw, to.decimals);
    return Math.abs(value) > DECIMAL_MAX ? problem('fields.outOfRange', { max: DECIMAL_MAX }) : { value };
  }
  if (to.result === 'yesno') return typeof raw === 'boolean' ? { value: raw } : wrong;
  if (typeof raw !== 'string' || raw.length > LIMITS.longTextLength) return wrong;
  if (to.result === 'date') {
    const value = readDay(raw);
    return value ? { value } : wrong;
  }
  if (to.result === 'datetime') {
    const value = readInstant(raw, to.timeZone);
    return value === null ? wrong : { value: new Date(value).toISOString() };
  }
  const value = raw.normalize('NFC').trim();
  if (/[^\P{Cc}\n\t]|\p{Cs}/u.test(value) || codePoints(value) > LIMITS.textLength) return wrong;
  return { value: value || null };
}
