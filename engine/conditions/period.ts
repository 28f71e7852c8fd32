import * as z from 'zod';
import { addDays, addMonths, dateParts, dateText, weekday } from '@/engine/kernel/calendar';
import { type Moment, wallTime } from '@/engine/kernel/local-time';

/** Weeks begin on Monday. `lastNDays` ends and `nextNDays` begins with today, which counts as one of the days. */
export const PERIODS = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
  'lastNDays',
  'nextNDays',
] as const;
export type PeriodName = (typeof PERIODS)[number];

/** `n` belongs to `lastNDays` and `nextNDays` alone. */
export const periodSchema = z
  .strictObject({ period: z.enum(PERIODS), n: z.int().min(1).max(3_660).optional() })
  .refine(({ period, n }) => countsDays(period) === (n !== undefined));
export type Period = z.infer<typeof periodSchema>;

export function countsDays(period: PeriodName): boolean {
  return period === 'lastNDays' || period === 'nextNDays';
}

/** Days, both ends included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The days a period means at a moment. */
export function daysOf({ period, n = 1 }: Period, moment: Moment): DayRange {
  const today = wallTime(moment.now, moment.timeZone).date;
  const { year, month } = dateParts(today);
  switch (period) {
    case 'today':
      return days(today, 0, 1);
    case 'yesterday':
      return days(today, -1, 1);
    case 'tomorrow':
      return days(today, 1, 1);
    case 'thisWeek':
      return days(today, 1 - weekday(today), 7);
    case 'lastWeek':
      return days(today, -6 - weekday(today), 7);
    case 'nextWeek':
      return days(today, 8 - weekday(today), 7);
    case 'thisMonth':
      return months(year, month, 1);
    case 'lastMonth':
      return months(year, month - 1, 1);
    case 'nextMonth':
      return months(year, month + 1, 1);
    case 'thisQuarter':
      return months(year, quarterStart(month), 3);
    case 'lastQuarter':
      return months(year, quarterStart(month) - 3, 3);
    case 'thisYear':
      return months(year, 1, 12);
    case 'lastYear':
      return months(year - 1, 1, 12);
    case 'lastNDays':
      return days(today, 1 - n, n);
    case 'nextNDays':
      return days(today, 0, n);
  }
}

function days(today: string, offset: number, count: number): DayRange {
  return { from: addDays(today, offset) ?? today, to: addDays(today, offset + count - 1) ?? today };
}

/** `month` may lie outside 1 to 12. */
function months(year: number, month: number, count: number): DayRange {
  const january = dateText({ year, month: 1, day: 1 });
  const from = addMonths(january, month - 1) ?? january;
  const next = addMonths(from, count) ?? from;
  return { from, to: addDays(next, -1) ?? next };
}

function quarterStart(month: number): number {
  return month - ((month - 1) % 3);
}
