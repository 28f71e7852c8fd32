import {
  addDays,
  addMonths,
  dateParts,
  dateText,
  dayNumber,
  daysInMonth,
  isDateParts,
  weekday,
} from '@/engine/kernel/calendar';
import { wallTime } from '@/engine/kernel/local-time';
import { fail, Num, type Plain, type Run, type Value } from '../value';
import { addToMoment, UNITS } from './add-to-moment';
import { textOf, wholeOf } from './arguments';
import { dateDifference } from './date-difference';
import type { Args, FunctionDef, Parameter } from './function-def';
import { readDate } from './read-date';

const date: Parameter = { type: 'date' };
const number: Parameter = { type: 'number' };

/** Whatever is computed from no date is blank. */
function onDate(value: Plain | undefined, compute: (date: string) => Value): Value {
  return typeof value === 'string' && value !== '' ? compute(value) : null;
}

function part(name: string, compute: (date: string) => number): FunctionDef {
  return {
    name,
    family: 'date',
    parameters: [date],
    result: 'number',
    evaluate: ([value]) => onDate(value, (text) => new Num(compute(text))),
  };
}

function clockPart(name: string, unit: 'hour' | 'minute'): FunctionDef {
  return {
    name,
    family: 'date',
    parameters: [{ type: 'datetime' }],
    result: 'number',
    evaluate: ([at], run) => (typeof at === 'number' ? new Num(wallTime(at, run.timeZone)[unit]) : null),
  };
}

/** Months and days beyond their range roll over, as in a spreadsheet: month 13 is January of the next year, day 0 the day before. */
function fromParts([years, months, days]: Args): Value {
  const first = { year: wholeOf(years), month: 1, day: 1 };
  if (!isDateParts(first)) return fail('outOfRange');
  const month = addMonths(dateText(first), wholeOf(months) - 1);
  const found = month === null ? null : addDays(month, wholeOf(days) - 1);
  return found ?? fail('outOfRange');
}

/** 1: Sunday is 1; 2: Monday is 1; 3: Monday is 0. */
function weekdayNumber(text: string, kind: number): Value {
  const day = weekday(text);
  if (kind === 1) return new Num((day % 7) + 1);
  if (kind === 2) return new Num(day);
  return kind === 3 ? new Num(day - 1) : fail('outOfRange');
}

function endOfMonth(text: string): string {
  const { year, month } = dateParts(text);
  return dateText({ year, month, day: daysInMonth(year, month) });
}

/** The day it is in the zone. */
function today(run: Run): string {
  return wallTime(run.now, run.timeZone).date;
}

export const DATE_FUNCTIONS: readonly FunctionDef[] = [
  { name: 'TODAY', family: 'date', parameters: [], result: 'date', clock: true, evaluate: (_, run) => today(run) },
  { name: 'NOW', family: 'date', parameters: [], result: 'datetime', clock: true, evaluate: (_, run) => run.now },
  { name: 'DATE', family: 'date', parameters: [number, number, number], result: 'date', evaluate: fromParts },
  {
    name: 'DATEVALUE',
    family: 'date',
    parameters: [{ type: 'text' }],
    result: 'date',
    evaluate: ([value]) => onDate(value, (text) => readDate(text) ?? fail('notADate')),
  },
  part('YEAR', (text) => dateParts(text).year),
  part('MONTH', (text) => dateParts(text).month),
  part('DAY', (text) => dateParts(text).day),
  clockPart('HOUR', 'hour'),
  clockPart('MINUTE', 'minute'),
  {
    name: 'WEEKDAY',
    family: 'date',
    parameters: [date, { type: 'number', optional: true }],
    result: 'number',
    evaluate: ([value, kind]) => onDate(value, (text) => weekdayNumber(text, wholeOf(kind, 1))),
  },
  {
    name: 'DATEADD',
    family: 'date',
    parameters: [{ type: 'moment' }, number, { type: 'text', oneOf: [...UNITS.keys()] }],
    result: 'same',
    evaluate: ([moment, amount, unit], run) => {
      const known = UNITS.get(textOf(unit).toLowerCase());
      return known ? addToMoment(moment ?? null, { amount: wholeOf(amount), unit: known }, run) : fail('outOfRange');
    },
  },
  {
    name: 'EDATE',
    family: 'date',
    parameters: [date, number],
    result: 'date',
    evaluate: ([value, months]) => onDate(value, (text) => addMonths(text, wholeOf(months)) ?? fail('outOfRange')),
  },
  {
    name: 'EOMONTH',
    family: 'date',
    parameters: [date, number],
    result: 'date',
    evaluate: ([value, months]) =>
      onDate(value, (text) => {
        const month = addMonths(text, wholeOf(months));
        return month === null ? fail('outOfRange') : endOfMonth(month);
      }),
  },
  {
    name: 'DATEDIF',
    family: 'date',
    parameters: [date, date, { type: 'text', oneOf: ['y', 'm', 'd', 'ym', 'yd', 'md'] }],
    result: 'number',
    evaluate: ([from, to, unit]) =>
      onDate(from, (start) => onDate(to, (end) => dateDifference(start, end, textOf(unit).toLowerCase()))),
  },
  {
    name: 'DAYS',
    family: 'date',
    parameters: [date, date],
    result: 'number',
    evaluate: ([to, from]) => onDate(to, (end) => onDate(from, (start) => new Num(dayNumber(end) - dayNumber(start)))),
  },
];
