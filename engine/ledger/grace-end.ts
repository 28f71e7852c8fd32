import { businessDay, businessDayAt } from '@/engine/kernel/business-day';
import { addDays } from '@/engine/kernel/calendar';
import type { Currency } from './currency';

/** Returned points without a living lot are good through this many days after today. */
export function graceEnd(now: number, { zone, graceDays }: Currency): number {
  const today = businessDayAt(now, zone);
  return businessDay(addDays(today.date, graceDays) ?? today.date, zone).to;
}
