import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dateOfDay, dayNumber, isDate, weekday } from '@/engine/kernel/calendar';

const days = fc.integer({ min: -719_162, max: 2_932_896 });

describe('dates', () => {
  it('are numbered as the calendar counts them', () => {
    expect([dayNumber('1970-01-01'), dayNumber('1969-12-31'), dayNumber('2000-03-01')]).toEqual([0, -1, 11_017]);
    expect([dateOfDay(-719_162), dateOfDay(2_932_896)]).toEqual(['0001-01-01', '9999-12-31']);
    expect([dateOfDay(-719_163), dateOfDay(2_932_897), dateOfDay(Number.NaN)]).toEqual([null, null, null]);
  });

  it('agree with the platform on every day', () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = dateOfDay(day) ?? '';
        const there = new Date(day * 86_400_000);
        expect(date).toBe(there.toISOString().slice(0, 10));
        expect(dayNumber(date)).toBe(day);
        expect(weekday(date) % 7).toBe(there.getUTCDay());
      }),
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', 12, '2027-03-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-31', -2, '2025-11-30'],
    ['9999-12-01', 1, null],
    ['0001-01-01', -1, null],
  ])('%s and %i months make %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('knows which dates exist', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '0000-01-01', 'x'].filter(isDate)).toEqual([]);
    expect(['2028-02-29', '2026-12-31', '0001-01-01'].filter(isDate)).toHaveLength(3);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});
