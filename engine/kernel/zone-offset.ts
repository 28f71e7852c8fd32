import { dayNumber } from './calendar';

const DAY = 86_400_000;
/** Instants the calendar can show in every zone: the years 0001 to 9999, less a day at both ends. */
export const FIRST_INSTANT = dayNumber('0001-01-02') * DAY;
export const LAST_INSTANT = dayNumber('9999-12-30') * DAY;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** Offset of a whole day of UTC; null for a day in which the clocks change. */
  readonly days: Map<number, number | null>;
}

const KEPT = 4_000;
const zones = new Map<string, Zone>();

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. Throws a `RangeError` for an unknown zone. */
export function zoneOffset(at: number, timeZone: string): number {
  const zone = zones.get(timeZone) ?? openZone(timeZone);
  const day = Math.floor(at / DAY);
  let offset = zone.days.get(day);
  if (offset === undefined) {
    // Formatting is dear; hardly any day has two offsets.
    const [first, last] = [readOffset(zone, day * DAY), readOffset(zone, (day + 1) * DAY)];
    offset = first === last ? first : null;
    if (zone.days.size >= KEPT) zone.days.clear();
    zone.days.set(day, offset);
  }
  return offset ?? readOffset(zone, at);
}

function openZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { format, days: new Map<number, number | null>() };
  zones.set(timeZone, zone);
  return zone;
}

/** The clock face that `Intl` shows, less the instant. */
function readOffset({ format }: Zone, at: number): number {
  const shown = Math.min(Math.max(at, FIRST_INSTANT), LAST_INSTANT);
  const second = Math.floor(shown / 1_000) * 1_000;
  const face: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(second)) face[type] = value;
  const { year, month, day, hour, minute, second: seconds } = face;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return dayNumber(date) * DAY + ((Number(hour) * 60 + Number(minute)) * 60 + Number(seconds)) * 1_000 - second;
}

const two = (part: string | undefined) => String(part).padStart(2, '0');
