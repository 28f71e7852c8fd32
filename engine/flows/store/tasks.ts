import { and, eq, sql } from 'drizzle-orm';
import { flowLog, flowTask } from '@/drizzle/tables/flows';
import { Fault } from '@/engine/kernel/fault';
import { insertRows } from '@/lib/db/insert-rows';
import { statement } from '@/lib/db/statement';
import type { Tx } from '@/lib/db/types';
import type { CloseReason } from '../effect';

export type FlowTask = typeof flowTask.$inferSelect;

export const insertTasks = insertRows(flowTask);

const find = statement<{ id: string; workspaceId: string }>(
  (db) =>
    db
      .select({
        caseId: flowTask.caseId,
        node: flowTask.node,
        visit: flowTask.visit,
        personKind: flowTask.personKind,
        personId: flowTask.personId,
        kind: flowTask.kind,
      })
      .from(flowTask)
      .where(and(eq(flowTask.id, sql.placeholder('id')), eq(flowTask.workspaceId, sql.placeholder('workspaceId')))),
  'all',
);

/** What never changes about a task. */
export interface TaskPlace {
  readonly id: string;
  readonly caseId: string;
  readonly node: string;
  readonly visit: number;
  readonly personKind: string;
  readonly personId: string;
  readonly kind: string;
}

export async function findTask(tx: Tx, workspaceId: string, id: string): Promise<TaskPlace> {
  const [row] = await find(tx, { workspaceId, id });
  if (!row) throw new Fault('not-found', 'flows.unknownTask', { id });
  const [caseId, node, visit, personKind, personId, kind] = row;
  return {
    id,
    caseId: String(caseId),
    node: String(node),
    visit: Number(visit),
    personKind: String(personKind),
    personId: String(personId),
    kind: String(kind),
  };
}

interface Done {
  readonly id: string;
  readonly verdict: string;
  readonly comment: string | null;
  readonly at: number;
  readonly seq: number;
}

const finish = statement<Done>((db) =>
  db
    .update(flowTask)
    .set({
      status: 'done',
      verdict: sql`${sql.placeholder('verdict')}`,
      comment: sql`${sql.placeholder('comment')}`,
      closedAt: sql`${sql.placeholder('at')}`,
      closedSeq: sql`${sql.placeholder('seq')}`,
    })
    .where(and(eq(flowTask.id, sql.placeholder('id')), eq(flowTask.status, 'open'))),
);

/** Takes the task for the person who acts; whoever comes second is told who was first, and when. */
export async function finishTask(tx: Tx, done: Done): Promise<void> {
  const { changes } = await finish(tx, done);
  if (changes !== 1) throw await handledBy(tx, done.id);
}

async function handledBy(tx: Tx, id: string): Promise<Fault> {
  const [row] = await tx.db
    .select({ at: flowLog.at, kind: flowLog.actorKind, who: flowLog.actorName })
    .from(flowTask)
    .innerJoin(flowLog, and(eq(flowLog.caseId, flowTask.caseId), eq(flowLog.seq, flowTask.closedSeq)))
    .where(eq(flowTask.id, id));
  if (!row) return new Fault('conflict', 'flows.stale');
  if (row.kind === 'clock') return new Fault('conflict', 'flows.handledByDeadline', { at: row.at });
  return new Fault('conflict', 'flows.alreadyHandled', { who: row.who ?? '', at: row.at });
}

interface Closed {
  readonly caseId: string;
  readonly node: string;
  readonly visit: number;
  readonly personId: string;
  readonly because: CloseReason;
  readonly at: number;
  readonly seq: number;
}

const close = statement<Closed>((db) =>
  db
    .update(flowTask)
    .set({
      status: 'closed',
      closedBecause: sql`${sql.placeholder('because')}`,
      closedAt: sql`${sql.placeholder('at')}`,
      closedSeq: sql`${sql.placeholder('seq')}`,
    })
    .where(
      and(
        eq(flowTask.caseId, sql.placeholder('caseId')),
        eq(flowTask.node, sql.placeholder('node')),
        eq(flowTask.visit, sql.placeholder('visit')),
        eq(flowTask.personId, sql.placeholder('personId')),
        eq(flowTask.status, 'open'),
      ),
    ),
);

export async function closeTask(tx: Tx, closed: Closed): Promise<void> {
  await close(tx, closed);
}

/** The person has looked at a copy; says whether it was new to them. */
export async function seeCopy(tx: Tx, which: { workspaceId: string; id: string; personId: string }): Promise<boolean> {
  const rows = await tx.db
    .update(flowTask)
    .set({ closedAt: tx.now })
    .where(
      and(
        eq(flowTask.id, which.id),
        eq(flowTask.workspaceId, which.workspaceId),
        eq(flowTask.personId, which.personId),
        eq(flowTask.status, 'copy'),
        sql`${flowTask.closedAt} is null`,
      ),
    )
    .returning({ id: flowTask.id });
  return rows.length === 1;
}
