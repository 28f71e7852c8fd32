import { addMonths, dateParts, dayNumber } from '@/engine/kernel/calendar';
import { fail, Num, type Value } from '../value';

/**
 * DATEDIF, as spreadsheets count: whole years `y`, months `m` or days `d` from `start` to `end`; `ym` months beyond the whole years, `md`
 * days beyond the whole months, `yd` days beyond the whole years. The start must not come after the end.
 */
export function dateDifference(start: string, end: string, unit: string): Value {
  if (start > end) return fail('outOfRange');
  const months = wholeMonths(start, end);
  const years = Math.floor(months / 12);
  switch (unit) {
    case 'y':
      return new Num(years);
    case 'm':
      return new Num(months);
    case 'd':
      return days(start, end);
    case 'ym':
      return new Num(months % 12);
    case 'md':
      return days(addMonths(start, months) ?? start, end);
    case 'yd':
      return days(addMonths(start, years * 12) ?? start, end);
    default:
      return fail('outOfRange');
  }
}

function days(from: string, to: string): Value {
  return new Num(dayNumber(to) - dayNumber(from));
}

function wholeMonths(start: string, end: string): number {
  const from = dateParts(start);
  const to = dateParts(end);
  return (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
}
