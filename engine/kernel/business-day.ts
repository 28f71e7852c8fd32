import { addDays, weekday } from './calendar';
import { endOfDay, startOfDay, wallTime } from './local-time';

/** A day of the workspace's zone: `from` is its first instant, `to` the first instant after it (UTC ms). */
export interface BusinessDay {
  readonly date: string;
  readonly from: number;
  readonly to: number;
  /** Monday = 1 … Sunday = 7. */
  readonly weekday: number;
}

const KEPT = 4_000;

// Days are looked up for every event and cost a time zone calculation each; an answer never changes.
const kept = new Map<string, BusinessDay>();
// One event asks for its day many times over.
let latest: { readonly day: BusinessDay; readonly timeZone: string } | undefined;

/** The day of a date in a zone. */
export function businessDay(date: string, timeZone: string): BusinessDay {
  const name = `${timeZone} ${date}`;
  const known = kept.get(name);
  if (known) return known;
  if (kept.size >= KEPT) kept.clear();
  const day = { date, from: startOfDay(date, timeZone), to: endOfDay(date, timeZone), weekday: weekday(date) };
  kept.set(name, day);
  return day;
}

/** The day an instant falls on in a zone. */
export function businessDayAt(at: number, timeZone: string): BusinessDay {
  if (latest && latest.timeZone === timeZone && at >= latest.day.from && at < latest.day.to) return latest.day;
  const day = findDay(at, timeZone);
  latest = { day, timeZone };
  return day;
}

function findDay(at: number, timeZone: string): BusinessDay {
  const utcDate = new Date(at).toISOString().slice(0, 10);
  // No zone is a whole day away from UTC, so only the neighbours come into question.
  for (const shift of [0, 1, -1]) {
    const date = addDays(utcDate, shift);
    if (date === null) continue;
    const day = businessDay(date, timeZone);
    if (at >= day.from && at < day.to) return day;
  }
  return businessDay(wallTime(at, timeZone).date, timeZone);
}
