import { dateText, dayNumber, isDate, isDateParts } from '@/engine/kernel/calendar';
import { instantOf, isInstant, type Moment, wallTime } from '@/engine/kernel/local-time';
import { narrow } from './normalise-text';

// Escapes stand for the Chinese signs of year, month and day.
const DAY = /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?$/;
const STORED_DAY = /^\d{4}-\d{2}-\d{2}$/;
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH = /^(\d{4})[-/.\u5e74](\d{1,2})\u6708?$/;
const YEAR = /^(\d{4})\u5e74?$/;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?$/;
const MOMENT = /^(\S{8,11}?)(?:T|\s+)([\d:.]+)\s*(Z|[+-]\d{2}:?\d{2})?$/i;

const two = (part: number) => String(part).padStart(2, '0');
const tight = (text: string) => narrow(text)?.replaceAll(' ', '') ?? '';

/** `2024-5-1`, `2024/05/01`, `20240501` and Chinese spelling → `2024-05-01`; null for anything else and for days that do not exist. */
export function readDay(text: string): string | null {
  // As programs write it: nothing to be put right.
  if (STORED_DAY.test(text)) return isDate(text) ? text : null;
  const plain = tight(text);
  const match = DAY.exec(plain) ?? COMPACT_DAY.exec(plain);
  const parts = { year: Number(match?.[1]), month: Number(match?.[2]), day: Number(match?.[3]) };
  return match && isDateParts(parts) ? dateText(parts) : null;
}

/** `2024-5` → `2024-05`. */
export function readMonth(text: string): string | null {
  const match = MONTH.exec(tight(text));
  const month = match ? `${match[1]}-${two(Number(match[2]))}` : '';
  return isDate(`${month}-01`) ? month : null;
}

export function readYear(text: string): string | null {
  const year = YEAR.exec(tight(text))?.[1] ?? '';
  return isDate(`${year}-01-01`) ? year : null;
}

/** `9:05`, `09:05:00` → `09:05`. Seconds other than zero are refused: a time of day has minutes. */
export function readTime(text: string): string | null {
  const clock = readClock(tight(text));
  return clock && clock.second === 0 && clock.millisecond === 0 ? `${two(clock.hour)}:${two(clock.minute)}` : null;
}

function readClock(text: string) {
  const match = CLOCK.exec(text);
  if (!match) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const millisecond = Number((match[4] ?? '0').padEnd(3, '0'));
  return hour > 23 || minute > 59 || second > 59 ? null : { hour, minute, second, millisecond };
}

/**
 * An instant in UTC ms from ISO text with a zone, or from a wall time (`2024-05-01 10:00`) in the zone given; a day alone
 * means its midnight. Null for anything else.
 */
export function readInstant(text: string, timeZone: string): number | null {
  const plain = narrow(text) ?? '';
  const match = MOMENT.exec(plain);
  const date = readDay(match?.[1] ?? plain);
  const clock = match ? readClock(match[2] ?? '') : { hour: 0, minute: 0, second: 0, millisecond: 0 };
  if (!date || !clock) return null;
  const zone = match?.[3];
  const instant =
    zone === undefined ? instantOf({ date, ...clock }, timeZone) : dayStart(date) + passed(clock) - east(zone);
  return isInstant(instant) ? instant : null;
}

const MINUTE = 60_000;
/** No place on earth is further from UTC. */
const FARTHEST = 18 * 60;

/** How far a zone such as `+08:00` lies east of UTC, in ms; not a number when it lies nowhere. */
function east(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  if (minutes > FARTHEST) return Number.NaN;
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE;
}

const dayStart = (date: string) => dayNumber(date) * 24 * 60 * MINUTE;

function passed({ hour, minute, second, millisecond }: NonNullable<ReturnType<typeof readClock>>): number {
  return (hour * 60 + minute) * MINUTE + second * 1_000 + millisecond;
}

/** `YYYY-MM-DD` of an instant in a zone. */
export function dayAt({ now, timeZone }: Moment): string {
  return wallTime(now, timeZone).date;
}

/** `2024-05-01 10:00` or `2024-05-01 10:00:59` on the wall clock of a zone. */
export function instantText(value: string, timeZone: string, grain: 'minute' | 'second'): string {
  const { date, hour, minute, second } = wallTime(Date.parse(value), timeZone);
  return `${date} ${two(hour)}:${two(minute)}${grain === 'second' ? `:${two(second)}` : ''}`;
}
