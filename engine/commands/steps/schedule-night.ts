import { and, eq, gt } from 'drizzle-orm';
import { job } from '@/drizzle/tables/commands';
import { addDays } from '@/engine/kernel/calendar';
import { instantOf, wallTime } from '@/engine/kernel/local-time';
import type { Store, Tx } from '@/lib/db/types';
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

const TWO_DAYS = 2 * 86_400_000;

/** A clock that ran ahead for a while has put the next nights far off: they are due now, and the ones after them are right again. */
export async function pullNights(store: Store): Promise<void> {
  const far = (now: number) => and(eq(job.kind, NIGHT), eq(job.status, 'waiting'), gt(job.runAt, now + TWO_DAYS));
  const [found] = await store.db.select({ id: job.id }).from(job).where(far(store.clock())).limit(1);
  if (found) await store.write((tx) => tx.db.update(job).set({ runAt: tx.now, leasedUntil: 0 }).where(far(tx.now)));
}
