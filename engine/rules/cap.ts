import * as z from 'zod';
import { businessDayAt } from '@/engine/kernel/business-day';
import { addDays } from '@/engine/kernel/calendar';
import { writtenPositive } from './amounts';

export const CAP_PERIODS = ['day', 'week', 'month', 'quarter', 'year', 'lifetime'] as const;
export type CapPeriod = (typeof CAP_PERIODS)[number];

/** The most a rule gives one member in a period; weeks start on Monday. */
export const capSchema = z.strictObject({ points: writtenPositive, per: z.enum(CAP_PERIODS) });
export type Cap = z.infer<typeof capSchema>;

/** Names the period an instant (UTC ms) falls into, by the workspace's calendar: `2026-03-31`, `2026-03`, `2026-q1`, `2026`, `ever`. */
export function periodName(per: CapPeriod, at: number, timeZone: string): string {
  if (per === 'lifetime') return 'ever';
  const { date, weekday } = businessDayAt(at, timeZone);
  switch (per) {
    case 'day':
      return date;
    case 'week':
      return `w${addDays(date, 1 - weekday) ?? date}`;
    case 'month':
      return date.slice(0, 7);
    case 'quarter':
      return `${date.slice(0, 4)}-q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    case 'year':
      return date.slice(0, 4);
  }
}
