import { addDays } from '@/engine/kernel/calendar';
import { instantOf, wallTime } from '@/engine/kernel/local-time';
import type { Tx } from '@/lib/db/types';
import { enqueue } from '@/lib/jobs/enqueue';

export const NIGHT = 'night';

/** Five past midnight in the company's zone: the day that has ended is over everywhere in it. */
export function nextNight(now: number, timeZone: string): number {
  const { date } = wallTime(now, timeZone);
  const tomorrow = addDays(date, 1) ?? date;
  return instantOf({ date: tomorrow, hour: 0, minute: 5, second: 0, millisecond: 0 }, timeZone);
}

/** Sees to it that the company's next night will be worked through; asking again changes nothing. */
export async function scheduleNight(tx: Tx, workspaceId: string, timeZone: string): Promise<void> {
  await enqueue(tx, { workspaceId, kind: NIGHT, payload: {}, key: NIGHT, runAt: nextNight(tx.now, timeZone) });
}
