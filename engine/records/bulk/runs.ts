import { and, asc, desc, eq, gt, or } from 'drizzle-orm';
import { bulkProblem, bulkRun } from '@/drizzle/tables/records';
import type { Actor } from '@/engine/kernel/actor';
import { Fault, type Problem } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import type { BulkPlan } from './plan';

export type BulkStatus = 'running' | 'done' | 'cancelled' | 'failed';

export interface BulkRun extends Omit<typeof bulkRun.$inferSelect, 'plan' | 'status'> {
  readonly plan: BulkPlan;
  readonly status: BulkStatus;
}

export interface BulkProblem {
  readonly recordId: string;
  readonly title: string;
  readonly problems: readonly Problem[];
}

// Written by `start-bulk` and nothing else.
const stored = (row: typeof bulkRun.$inferSelect) => row as BulkRun;

/** A run of the actor's own. Refuses `records.unknownBulk`. */
export async function requireRun(tx: Pick<Tx, 'db'>, actor: Actor, id: string): Promise<BulkRun> {
  const row = await findRun(tx, id);
  if (row?.workspaceId !== actor.workspaceId || row.createdById !== actor.id)
    throw new Fault('not-found', 'records.unknownBulk', { id });
  return row;
}

export async function findRun(tx: Pick<Tx, 'db'>, id: string): Promise<BulkRun | null> {
  const [row] = await tx.db.select().from(bulkRun).where(eq(bulkRun.id, id));
  return row ? stored(row) : null;
}

/** What the actor has under way in a form, and what has ended since the instant. */
export async function runsOf(
  tx: Pick<Tx, 'db'>,
  actor: Actor,
  asked: { readonly formId: string; readonly since: number },
): Promise<BulkRun[]> {
  const rows = await tx.db
    .select()
    .from(bulkRun)
    .where(
      and(
        eq(bulkRun.workspaceId, actor.workspaceId),
        eq(bulkRun.formId, asked.formId),
        eq(bulkRun.createdById, actor.id),
        or(eq(bulkRun.status, 'running'), gt(bulkRun.finishedAt, asked.since)),
      ),
    )
    .orderBy(desc(bulkRun.id))
    .limit(5);
  return rows.map(stored);
}

export async function insertRun(tx: Tx, run: BulkRun): Promise<void> {
  await tx.db.insert(bulkRun).values(run);
}

/** Notes how far a run has come, unless somebody has stopped it or another process has gone on with it meanwhile; says whether it did. */
export async function advanceRun(
  tx: Tx,
  seen: Pick<BulkRun, 'id' | 'position'>,
  change: Partial<typeof bulkRun.$inferInsert>,
): Promise<boolean> {
  const rows = await tx.db
    .update(bulkRun)
    .set(change)
    .where(and(eq(bulkRun.id, seen.id), eq(bulkRun.status, 'running'), eq(bulkRun.position, seen.position)))
    .returning({ id: bulkRun.id });
  return rows.length === 1;
}

export async function insertBulkProblem(tx: Tx, run: BulkRun, problem: BulkProblem): Promise<void> {
  await tx.db.insert(bulkProblem).values({ ...problem, id: tx.newId(), workspaceId: run.workspaceId, runId: run.id });
}

export async function problemsOfRun(tx: Pick<Tx, 'db'>, runId: string, limit: number): Promise<BulkProblem[]> {
  const rows = await tx.db
    .select({ recordId: bulkProblem.recordId, title: bulkProblem.title, problems: bulkProblem.problems })
    .from(bulkProblem)
    .where(eq(bulkProblem.runId, runId))
    .orderBy(asc(bulkProblem.id))
    .limit(limit);
  return rows as BulkProblem[]; // written by the run
}
