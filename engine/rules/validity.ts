import * as z from 'zod';
import { addDays, addMonths, dateParts, dateText, daysInMonth } from '@/engine/kernel/calendar';

/**
 * How long points stay good, counted from the day they become usable. `months` may be drawn out to the end of the month, quarter or year;
 * `date` is a fixed day of the year, `years` years after the current one, or the next one when this year's has passed.
 */
export const validitySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('forever') }),
  z.strictObject({ kind: z.literal('days'), days: z.int().min(1).max(3_650) }),
  z.strictObject({
    kind: z.literal('months'),
    months: z.int().min(1).max(240),
    endOf: z.enum(['month', 'quarter', 'year']).optional(),
  }),
  z.strictObject({
    kind: z.literal('date'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    years: z.int().min(0).max(10),
  }),
]);
export type Validity = z.infer<typeof validitySchema>;

/** The last day points are good, counted from the day they become usable; null when they never lapse. */
export function lastDay(validity: Validity, from: string): string | null {
  switch (validity.kind) {
    case 'forever':
      return null;
    case 'days':
      return addDays(from, validity.days);
    case 'months':
      return drawnOut(addMonths(from, validity.months), validity.endOf);
    case 'date': {
      const { year } = dateParts(from);
      const day = dayOfYear(year + validity.years, validity);
      return day >= from ? day : dayOfYear(year + validity.years + 1, validity);
    }
  }
}

function drawnOut(date: string | null, endOf: 'month' | 'quarter' | 'year' | undefined): string | null {
  if (date === null || endOf === undefined) return date;
  const { year, month } = dateParts(date);
  const last = endOf === 'year' ? 12 : endOf === 'quarter' ? Math.ceil(month / 3) * 3 : month;
  return dateText({ year, month: last, day: daysInMonth(year, last) });
}

function dayOfYear(year: number, { month, day }: { readonly month: number; readonly day: number }): string {
  return dateText({ year, month, day: Math.min(day, daysInMonth(year, month)) });
}
