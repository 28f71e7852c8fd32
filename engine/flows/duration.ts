import * as z from 'zod';
import { keySchema } from '@/engine/kernel/ids';

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

export const durationSchema = z.strictObject({
  amount: z.int().min(1).max(10_000),
  /** A day is 24 hours. */
  unit: z.enum(['minute', 'hour', 'day']),
});
export type Duration = z.infer<typeof durationSchema>;

/** A while from now, or the instant a date field of the record names (a date counts from its first moment in the workspace's time zone). */
export const momentSchema = z.union([z.strictObject({ after: durationSchema }), z.strictObject({ field: keySchema })]);
export type Moment = z.infer<typeof momentSchema>;

export function milliseconds(duration: Duration): number {
  return duration.amount * UNIT_MS[duration.unit];
}
