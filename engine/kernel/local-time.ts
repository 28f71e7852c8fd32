import { addDays, dateOfDay, dayNumber } from './calendar';
import { FIRST_INSTANT, LAST_INSTANT, zoneOffset } from './zone-offset';

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

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Instants the calendar can show in every zone: the years 0001 to 9999, less a day at both ends. */
export function isInstant(at: number): boolean {
  return Number.isInteger(at) && at >= FIRST_INSTANT && at <= LAST_INSTANT;
}

/** Throws a `RangeError` for an instant no calendar shows and for an unknown zone. */
export function wallTime(at: number, timeZone: string): WallTime {
  const face = at + zoneOffset(at, timeZone);
  const day = Math.floor(face / DAY);
  const date = dateOfDay(day);
  if (date === null) throw new RangeError(`no calendar shows the instant ${at}`);
  const time = face - day * DAY;
  return {
    date,
    hour: Math.floor(time / HOUR),
    minute: Math.floor((time % HOUR) / MINUTE),
    second: Math.floor((time % MINUTE) / SECOND),
    millisecond: time % SECOND,
  };
}

/** The instant a zone's clock shows this; a time skipped by summer time moves forward, one shown twice is the first. */
export function instantOf(wall: WallTime, timeZone: string): number {
  const { hour, minute, second, millisecond } = wall;
  const face = dayNumber(wall.date) * DAY + hour * HOUR + minute * MINUTE + second * SECOND + millisecond;
  // No zone is further than a day from UTC, so any change of its clocks that matters lies between these two.
  const before = zoneOffset(face - DAY, timeZone);
  const after = zoneOffset(face + DAY, timeZone);
  const shows = (offset: number) => zoneOffset(face - offset, timeZone) === offset;
  const offset = [before, after].sort((a, b) => b - a).find(shows) ?? before;
  return face - offset;
}

/** The first instant of a day in a zone. */
export function startOfDay(date: string, timeZone: string): number {
  return instantOf({ date, hour: 0, minute: 0, second: 0, millisecond: 0 }, timeZone);
}

/** The first instant that no longer belongs to the day. */
export function endOfDay(date: string, timeZone: string): number {
  return startOfDay(addDays(date, 1) ?? date, timeZone);
}
