import { expect, it } from 'vitest';
import { daysOf, PERIODS, type Period } from '@/engine/conditions/period';

const THURSDAY = Date.UTC(2026, 0, 15, 4);
/** The last evening of a week or month in UTC, the first morning of the next in Shanghai. */
const SUNDAY = Date.UTC(2026, 2, 1, 18);
const MONTH_END = Date.UTC(2026, 1, 28, 18);

it.each<[Period['period'], string, string]>([
  ['today', '2026-01-15', '2026-01-15'],
  ['yesterday', '2026-01-14', '2026-01-14'],
  ['tomorrow', '2026-01-16', '2026-01-16'],
  ['thisWeek', '2026-01-12', '2026-01-18'],
  ['lastWeek', '2026-01-05', '2026-01-11'],
  ['nextWeek', '2026-01-19', '2026-01-25'],
  ['thisMonth', '2026-01-01', '2026-01-31'],
  ['lastMonth', '2025-12-01', '2025-12-31'],
  ['nextMonth', '2026-02-01', '2026-02-28'],
  ['thisQuarter', '2026-01-01', '2026-03-31'],
  ['lastQuarter', '2025-10-01', '2025-12-31'],
  ['thisYear', '2026-01-01', '2026-12-31'],
  ['lastYear', '2025-01-01', '2025-12-31'],
  ['lastNDays', '2026-01-09', '2026-01-15'],
  ['nextNDays', '2026-01-15', '2026-01-21'],
])('%s is %s to %s', (period, from, to) => {
  const counted = period === 'lastNDays' || period === 'nextNDays';
  const days = daysOf({ period, ...(counted ? { n: 7 } : {}) }, { now: THURSDAY, timeZone: 'Asia/Shanghai' });
  expect(days).toEqual({ from, to });
});

it.each([
  ['Asia/Shanghai', '2026-03-02', '2026-03-01'],
  ['UTC', '2026-02-23', '2026-02-01'],
])('in %s the week begins on %s and the month on %s', (timeZone, week, month) => {
  expect(daysOf({ period: 'thisWeek' }, { now: SUNDAY, timeZone }).from).toBe(week);
  expect(daysOf({ period: 'thisMonth' }, { now: MONTH_END, timeZone }).from).toBe(month);
});

it('never ends before it begins', () => {
  for (let day = 0; day < 800; day++) {
    for (const period of PERIODS) {
      const { from, to } = daysOf({ period, n: 3 }, { now: THURSDAY + day * 86_400_000, timeZone: 'Asia/Shanghai' });
      expect(from <= to).toBe(true);
    }
  }
});
