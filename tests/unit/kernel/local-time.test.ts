import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { endOfDay, instantOf, isInstant, startOfDay, type WallTime, wallTime } from '@/engine/kernel/local-time';

describe('the wall clock', () => {
  it.each([
    ['2026-03-31T15:59:59Z', 'Asia/Shanghai', '2026-03-31 23:59'],
    ['2026-03-31T16:00:00Z', 'Asia/Shanghai', '2026-04-01 0:0'],
    ['1986-05-03T17:59:59Z', 'Asia/Shanghai', '1986-05-04 1:59'],
    ['1986-05-03T18:00:00Z', 'Asia/Shanghai', '1986-05-04 3:0'],
    ['2026-11-01T06:00:00Z', 'America/New_York', '2026-11-01 1:0'],
    ['1969-12-31T23:59:59Z', 'UTC', '1969-12-31 23:59'],
    ['2024-02-29T12:00:00Z', 'Asia/Kathmandu', '2024-02-29 17:45'],
  ])('%s in %s', (instant, zone, expected) => {
    const wall = wallTime(Date.parse(instant), zone);
    expect(`${wall.date} ${wall.hour}:${wall.minute}`).toBe(expected);
  });

  it('moves a skipped time forward and takes the first of two', () => {
    const at = (date: string, hour: number) =>
      new Date(instantOf({ date, hour, minute: 30, second: 0, millisecond: 0 }, 'America/New_York')).toISOString();
    expect(at('2026-03-08', 2)).toBe('2026-03-08T07:30:00.000Z');
    expect(at('2026-11-01', 1)).toBe('2026-11-01T05:30:00.000Z');
  });
});

describe('a day', () => {
  it.each([
    ['2027-04-01', 'Asia/Shanghai', '2027-03-31T16:00:00Z', '2027-04-01T16:00:00Z'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
    // The clock skips midnight: the day starts at 01:00.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-05T02:00:00Z'],
    // Midnight comes twice; the first one counts.
    ['2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00:00Z', '2026-10-26T01:00:00Z'],
    // A day that Samoa left out starts where the next one does.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-30T10:00:00Z'],
  ])('%s in %s', (date, zone, from, to) => {
    expect(new Date(startOfDay(date, zone))).toEqual(new Date(from));
    expect(new Date(endOfDay(date, zone))).toEqual(new Date(to));
  });
});

it('knows which instants a calendar can show', () => {
  expect([Date.parse('0001-01-02T00:00:00Z'), 0, Date.parse('9999-12-30T00:00:00Z')].every(isInstant)).toBe(true);
  expect([Date.parse('0001-01-01T00:00:00Z'), 8.64e15, 0.5, Number.NaN].some(isInstant)).toBe(false);
});

it('agrees with the calendar of the language in every zone there is', () => {
  // A prime step lands at every hour of the day and of the year, from the days of local mean time to those to come.
  const instants = Array.from({ length: 20 }, (_, at) => -3_000_000_000_000 + at * 299_999_999_857);
  const cases = Intl.supportedValuesOf('timeZone').flatMap((zone) => instants.map((at) => ({ zone, at })));
  const differing = cases.filter(({ zone, at }) => {
    const shown = wallTime(at, zone);
    const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
    const night = { ...shown, hour: 2 };
    const instant = Temporal.PlainDateTime.from(textOf(night)).toZonedDateTime(zone).epochMilliseconds;
    return textOf(shown) !== expected.toString({ smallestUnit: 'millisecond' }) || instantOf(night, zone) !== instant;
  });
  expect(cases.length).toBeGreaterThan(5_000);
  expect(differing).toEqual([]);
});

function textOf({ date, hour, minute, second, millisecond }: WallTime): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}.${String(millisecond).padStart(3, '0')}`;
}
