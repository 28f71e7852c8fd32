// The functional modules keep the rest of the polyfill out of the browser (7 instead of 19 kB compressed).
import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { create, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime';
import { toInstant, toPlainDateTime } from 'temporal-polyfill/fns/ZonedDateTime';
import { addDays, dateParts, dateText, dayNumber } from './calendar';

/** When something is judged: an instant in UTC milliseconds, and the zone that says which day that is. */
export interface Moment {
  readonly now: number;
  readonly timeZone: string;
}

/** What clocks and calendars in a zone show. */
export interface WallTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const DAY = 86_400_000;
const FIRST = dayNumber('0001-01-02') * DAY;
const LAST = dayNumber('9999-12-30') * DAY;

/** Instants the calendar can show in every zone: the years 0001 to 9999, less a day at both ends. */
export function isInstant(at: number): boolean {
  return Number.isInteger(at) && at >= FIRST && at <= LAST;
}

export function wallTime(at: number, timeZone: string): WallTime {
  const local = toPlainDateTime(toZonedDateTimeISO(fromEpochMilliseconds(at), timeZone));
  const { year, month, day, hour, minute, second, millisecond } = local;
  return { date: dateText({ year, month, day }), hour, minute, second, millisecond };
}

/** The instant a zone's clock shows this; a time skipped by summer time moves forward, one shown twice is the first. */
export function instantOf(wall: WallTime, timeZone: string): number {
  const { year, month, day } = dateParts(wall.date);
  const local = create(year, month, day, wall.hour, wall.minute, wall.second, wall.millisecond);
  return toInstant(toZonedDateTime(local, timeZone)).epochMilliseconds;
}

/** The first instant of a day in a zone. */
export function startOfDay(date: string, timeZone: string): number {
  return instantOf({ date, hour: 0, minute: 0, second: 0, millisecond: 0 }, timeZone);
}

/** The first instant that no longer belongs to the day. */
export function endOfDay(date: string, timeZone: string): number {
  return startOfDay(addDays(date, 1) ?? date, timeZone);
}
