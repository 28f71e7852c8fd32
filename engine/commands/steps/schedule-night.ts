import { and, desc, eq, gt, isNotNull, notExists, sql } from 'drizzle-orm';
import { workspace } from '@/drizzle/tables/accounts';
import { job } from '@/drizzle/tables/commands';
import { addDays } from '@/engine/kernel/calendar';
import { instantOf, wallTime } from '@/engine/kernel/local-time';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import { lockName } from '@/lib/db/dialect';
import type { Store, Tx } from '@/lib/db/types';
import { enqueue } from '@/lib/jobs/enqueue';
import { mailOwners } from './mail-owners';

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

/**
 * Nights that are not where they should be. A clock that ran ahead for a while has put the next ones far off: they are due now, and the
 * ones after them are right again. One that was tried in vain until the worker gave it up is made up for in the coming night, for every
 * night does what is due by then; and the owners hear of it.
 */
export async function pullNights(store: Store): Promise<void> {
  const far = (now: number) => and(eq(job.kind, NIGHT), eq(job.status, 'waiting'), gt(job.runAt, now + TWO_DAYS));
  const [found] = await store.db.select({ id: job.id }).from(job).where(far(store.clock())).limit(1);
  if (found) await store.write((tx) => tx.db.update(job).set({ runAt: tx.now, leasedUntil: 0 }).where(far(tx.now)));
  for (const { id } of await withoutNight(store)) await store.write((tx) => makeUp(tx, id));
}

/** Companies whose night is neither waited for nor at work. */
function withoutNight({ db }: Pick<Store, 'db'>) {
  const planned = db
    .select({ one: sql`1` })
    .from(job)
    .where(
      and(
        eq(job.workspaceId, workspace.id),
        eq(job.kind, NIGHT),
        isNotNull(job.key),
        eq(job.key, NIGHT),
        eq(job.status, 'waiting'),
      ),
    );
  return db.select({ id: workspace.id }).from(workspace).where(notExists(planned));
}

async function makeUp(tx: Tx, workspaceId: string): Promise<void> {
  // Of two servers that notice it together, one acts and tells.
  if (tx.dialect === 'postgres') await lockName(tx, JSON.stringify([NIGHT, workspaceId]));
  if (!(await withoutNight(tx)).some(({ id }) => id === workspaceId)) return;
  const { name, timeZone } = await getWorkspace(tx, workspaceId);
  const [given] = await tx.db
    .select({ id: job.id })
    .from(job)
    .where(and(eq(job.workspaceId, workspaceId), eq(job.kind, NIGHT), eq(job.status, 'failed')))
    .orderBy(desc(job.id))
    .limit(1);
  await scheduleNight(tx, workspaceId, timeZone);
  if (!given) return;
  await mailOwners(tx, { workspaceId, timeZone, template: 'ledger.nightNotice', params: () => ({ company: name }) });
}
