import { Decimal } from 'decimal.js';
import { isDate } from '@/engine/kernel/calendar';
import type { Json } from '@/engine/kernel/json';
import { isInstant, startOfDay, wallTime } from '@/engine/kernel/local-time';
import type { NameType, ScalarType } from './types';
import {
  bounded,
  FormulaError,
  fail,
  isList,
  Num,
  type Plain,
  type Run,
  type Scalar,
  settle,
  type Value,
} from './value';

/** A field's canonical JSON value → what formulas compute with. A value of another type is an error, never a guess. */
export function fromJson(json: Json | undefined, type: NameType): Value {
  if (json === null || json === undefined) return null;
  if (type === 'list') return listOf(json, looseScalar);
  if (typeof type === 'object') return listOf(json, (item) => scalar(item, type.list));
  return scalar(json, type);
}

function listOf(json: Json, read: (item: Json) => Value): Value {
  if (!Array.isArray(json)) return fail('wrongValue');
  const items: Scalar[] = [];
  for (const item of json as readonly Json[]) {
    const value = item === null ? null : read(item);
    if (value instanceof FormulaError) return value;
    // `read` answers with scalars and errors only.
    items.push(value as Scalar);
  }
  return items;
}

function scalar(json: Json, type: ScalarType): Value {
  switch (type) {
    case 'number':
      return typeof json === 'number' ? number(json) : fail('wrongValue');
    case 'text':
      return typeof json === 'string' ? json : fail('wrongValue');
    case 'yesno':
      return typeof json === 'boolean' ? json : fail('wrongValue');
    case 'date':
      return typeof json === 'string' ? readDate(json) : fail('wrongValue');
    case 'datetime':
      return typeof json === 'string' ? readInstant(json) : fail('wrongValue');
  }
}

function looseScalar(json: Json): Value {
  if (typeof json === 'number') return number(json);
  return typeof json === 'string' || typeof json === 'boolean' ? json : fail('wrongValue');
}

function number(json: number): Value {
  return Number.isFinite(json) ? bounded(new Num(json)) : fail('wrongValue');
}

/** Dates of a coarser grain, `YYYY` and `YYYY-MM`, are their first day. */
function readDate(text: string): Value {
  const date = text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text;
  return isDate(date) ? date : fail('wrongValue');
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function readInstant(text: string): Value {
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return isInstant(at) ? at : fail('wrongValue');
}

/** The result of a formula → canonical JSON; blank is null. Errors never come here. */
export function toJson(value: Plain): Json {
  if (isList(value)) return value.map(scalarJson);
  return scalarJson(value);
}

function scalarJson(value: Scalar): Json {
  if (Decimal.isDecimal(value)) return settle(value).toNumber() + 0; // + 0 turns -0 into 0
  if (typeof value === 'number') return new Date(value).toISOString();
  return value === '' ? null : value;
}

/** How a value reads inside a text: plain digits, TRUE or FALSE, `YYYY-MM-DD`, `YYYY-MM-DD HH:mm` in the zone; blank is "". */
export function toText(value: Scalar, run: Run): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') {
    const { date, hour, minute } = wallTime(value, run.timeZone);
    return `${date} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  }
  return numberText(value);
}

/** Whole numbers in full, others with at most 15 digits, as spreadsheets show them. */
export function numberText(value: Decimal): string {
  const settled = settle(value);
  if (settled.isZero()) return '0';
  return (settled.isInteger() ? settled : settled.toSignificantDigits(15)).toFixed();
}

/** The day of an instant in the zone; dates and blanks stay. */
export function toDate(value: Scalar, run: Run): Scalar {
  return typeof value === 'number' ? wallTime(value, run.timeZone).date : value;
}

/** The first instant of a date in the zone; instants and blanks stay. */
export function toInstant(value: Scalar, run: Run): Value {
  if (typeof value !== 'string' || value === '') return value;
  const at = startOfDay(value, run.timeZone);
  return isInstant(at) ? at : fail('outOfRange');
}
