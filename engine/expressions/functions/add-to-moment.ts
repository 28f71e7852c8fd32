import { addDays, addMonths } from '@/engine/kernel/calendar';
import { instantOf, isInstant, wallTime } from '@/engine/kernel/local-time';
import { fail, type Plain, type Run, type Value } from '../value';

export type DateUnit =
  | { readonly kind: 'days'; readonly count: number }
  | { readonly kind: 'months'; readonly count: number }
  | { readonly kind: 'milliseconds'; readonly count: number };

const days = (count: number): DateUnit => ({ kind: 'days', count });
const months = (count: number): DateUnit => ({ kind: 'months', count });
const milliseconds = (count: number): DateUnit => ({ kind: 'milliseconds', count });

/** Units by every name they go by. */
export const UNITS: ReadonlyMap<string, DateUnit> = new Map(
  Object.entries({
    'day days d': days(1),
    'week weeks w': days(7),
    'month months m': months(1),
    'quarter quarters q': months(3),
    'year years y': months(12),
    'hour hours': milliseconds(3_600_000),
    'minute minutes': milliseconds(60_000),
  }).flatMap(([names, unit]) => names.split(' ').map((name) => [name, unit] as const)),
);

/**
 * Days and months move the calendar and keep the time of day in the zone; hours and minutes are spans of time and need an instant.
 * A day the new month does not have becomes its last day.
 */
export function addToMoment(
  moment: Plain,
  { amount, unit }: { readonly amount: number; readonly unit: DateUnit },
  run: Run,
): Value {
  const count = amount * unit.count;
  if (typeof moment === 'string' && moment !== '') return moved(moment, count, unit) ?? fail('outOfRange');
  if (typeof moment !== 'number') return null;
  if (unit.kind === 'milliseconds') return bounded(moment + count);
  const wall = wallTime(moment, run.timeZone);
  const date = moved(wall.date, count, unit);
  return date === null ? fail('outOfRange') : bounded(instantOf({ ...wall, date }, run.timeZone));
}

function moved(date: string, count: number, unit: DateUnit): string | null {
  if (unit.kind === 'milliseconds') return null;
  return unit.kind === 'days' ? addDays(date, count) : addMonths(date, count);
}

function bounded(at: number): Value {
  return isInstant(at) ? at : fail('outOfRange');
}
