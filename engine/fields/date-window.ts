import * as z from 'zod';
import { addDays, isDate } from '@/engine/kernel/calendar';
import type { ParseContext, ValueProblem } from './field-type';
import { dayAt } from './read-moment';

/** One end of a window: a day of the calendar, or so many days after today (negative: before). */
const edgeSchema = z.union([
  z.strictObject({ date: z.string().refine(isDate) }),
  z.strictObject({ days: z.int().min(-36_600).max(36_600) }),
]);

export const windowShape = { earliest: edgeSchema.optional(), latest: edgeSchema.optional() };

export interface DateWindow {
  readonly earliest?: z.infer<typeof edgeSchema> | undefined;
  readonly latest?: z.infer<typeof edgeSchema> | undefined;
}

/** Judges a day, or the month or year it begins with, against the window; today is today in the workspace's zone. */
export function outsideWindow(value: string, window: DateWindow, context: ParseContext): readonly ValueProblem[] {
  const edge = (end: DateWindow['earliest']) => {
    const day = end && ('date' in end ? end.date : addDays(dayAt(context), end.days));
    return day?.slice(0, value.length);
  };
  const [earliest, latest] = [edge(window.earliest), edge(window.latest)];
  if (earliest !== undefined && value < earliest) return [{ code: 'fields.tooEarly', params: { earliest } }];
  if (latest !== undefined && value > latest) return [{ code: 'fields.tooLate', params: { latest } }];
  return [];
}
