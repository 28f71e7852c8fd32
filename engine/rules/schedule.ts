import * as z from 'zod';
import { businessDayAt } from '@/engine/kernel/business-day';
import { isDate } from '@/engine/kernel/calendar';
import { wallTime } from '@/engine/kernel/local-time';

export const dateSchema = z.string().refine(isDate, { message: 'not a date' });
const DAY = 86_400_000;
const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * When a rule is on, by the workspace's wall clock. `from` and `to` are days and both belong to it. Hours start at `from` and end before
 * `to`; a window whose end is not after its start runs past midnight and counts by the day it is read on.
 */
export const scheduleSchema = z.strictObject({
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  /** Monday = 1 … Sunday = 7; left out means every day. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
  hours: z
    .array(z.strictObject({ from: clockSchema, to: clockSchema }))
    .min(1)
    .max(10)
    .optional(),
});
export type Schedule = z.infer<typeof scheduleSchema>;

export type IsOn = (at: number, timeZone: string) => boolean;

/** A test whether the schedule is on at an instant (UTC ms). */
export function compileSchedule(schedule: Schedule | undefined): IsOn {
  if (!schedule) return () => true;
  const { from, to } = schedule;
  const weekdays = schedule.weekdays ? new Set(schedule.weekdays) : null;
  const windows = schedule.hours?.map((window) => ({ from: minutes(window.from), to: minutes(window.to) }));
  return (at, timeZone) => {
    const day = businessDayAt(at, timeZone);
    if (from !== undefined && day.date < from) return false;
    if (to !== undefined && day.date > to) return false;
    if (weekdays && !weekdays.has(day.weekday)) return false;
    if (!windows) return true;
    const now = minuteOfDay(at, timeZone);
    return windows.some((window) => inWindow(now, window));
  };
}

function inWindow(now: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return from < to ? now >= from && now < to : now >= from || now < to;
}

function minutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** Minutes since midnight on the wall clock. */
export function minuteOfDay(at: number, timeZone: string): number {
  const day = businessDayAt(at, timeZone);
  if (day.to - day.from === DAY) return Math.floor((at - day.from) / 60_000);
  // On days on which the clock changes, minutes do not simply add up.
  const wall = wallTime(at, timeZone);
  return wall.hour * 60 + wall.minute;
}
