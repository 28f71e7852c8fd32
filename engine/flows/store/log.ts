import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { flowLog } from '@/drizzle/tables/flows';
import { insertRows } from '@/lib/db/insert-rows';
import type { Tx } from '@/lib/db/types';
import type { Note } from '../effect';
import type { CaseEvent } from '../event';
import type { Answer } from '../question';

/** One line of a case's history. `event` is null for a comment and a failure, which change nothing. */
export type CaseLine = Omit<typeof flowLog.$inferSelect, 'event' | 'answers' | 'notes'> & {
  readonly event: CaseEvent | null;
  readonly answers: readonly Answer[];
  readonly notes: readonly Note[];
};

const insert = insertRows(flowLog);

export async function insertLine(tx: Tx, line: CaseLine): Promise<void> {
  await insert(tx, [line]);
}

/** The newest failure of each case that has one, by the case. */
export async function lastFailures(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseLine>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx.db
    .select()
    .from(flowLog)
    .where(and(inArray(flowLog.caseId, [...caseIds]), eq(flowLog.action, 'failed')))
    .orderBy(asc(flowLog.seq));
  return new Map((rows as CaseLine[]).map((line) => [line.caseId, line])); // written by `insertLine` alone
}

/** The newest line of a case. */
export async function lastLine(tx: Tx, caseId: string): Promise<CaseLine | undefined> {
  const [row] = await tx.db
    .select()
    .from(flowLog)
    .where(eq(flowLog.caseId, caseId))
    .orderBy(desc(flowLog.seq))
    .limit(1);
  return row as CaseLine | undefined; // written by `insertLine` alone
}

/** The whole history, oldest first. */
export async function caseLog(tx: Tx, caseId: string): Promise<CaseLine[]> {
  const rows = await tx.db.select().from(flowLog).where(eq(flowLog.caseId, caseId)).orderBy(asc(flowLog.seq));
  return rows as CaseLine[]; // written by `insertLine` alone
}
