import { and, asc, eq, lte, notInArray, sql } from 'drizzle-orm';
import { flowTimer } from '@/drizzle/tables/flows';
import { insertRows } from '@/lib/db/insert-rows';
import { statement } from '@/lib/db/statement';
import type { Tx } from '@/lib/db/types';

export interface TimerName {
  readonly caseId: string;
  readonly node: string;
  readonly visit: number;
}

export type FlowTimer = typeof flowTimer.$inferSelect;

const named = and(
  eq(flowTimer.caseId, sql.placeholder('caseId')),
  eq(flowTimer.node, sql.placeholder('node')),
  eq(flowTimer.visit, sql.placeholder('visit')),
);

const insert = insertRows(flowTimer);

const move = statement<typeof flowTimer.$inferInsert>((db) =>
  db
    .update(flowTimer)
    .set({ dueAt: sql`${sql.placeholder('dueAt')}` })
    .where(named),
);

export async function setTimer(tx: Tx, row: typeof flowTimer.$inferInsert): Promise<void> {
  const { changes } = await move(tx, row);
  if (changes === 0) await insert(tx, [row]);
}

const clear = statement<TimerName>((db) => db.delete(flowTimer).where(named));

export async function clearTimer(tx: Tx, name: TimerName): Promise<void> {
  await clear(tx, name);
}

export async function findTimer(tx: Tx, name: TimerName): Promise<FlowTimer | null> {
  const [row] = await tx.db
    .select()
    .from(flowTimer)
    .where(and(eq(flowTimer.caseId, name.caseId), eq(flowTimer.node, name.node), eq(flowTimer.visit, name.visit)));
  return row ?? null;
}

/** Timers that should have rung by `now`, oldest first: what the clock fires, and catches up after a stop. */
export async function dueTimers(
  tx: Tx,
  due: { readonly now: number; readonly limit: number /** Workspaces. */; readonly except?: readonly string[] },
): Promise<FlowTimer[]> {
  const { now, limit, except = [] } = due;
  return tx.db
    .select()
    .from(flowTimer)
    .where(and(lte(flowTimer.dueAt, now), except.length ? notInArray(flowTimer.workspaceId, [...except]) : undefined))
    .orderBy(asc(flowTimer.dueAt))
    .limit(limit);
}

export async function timersOf(tx: Tx, caseId: string): Promise<FlowTimer[]> {
  return tx.db.select().from(flowTimer).where(eq(flowTimer.caseId, caseId)).orderBy(asc(flowTimer.dueAt));
}
