import { asc, eq } from 'drizzle-orm';
import { flowLog } from '@/drizzle/tables/flows';
import { insertRows } from '@/lib/db/insert-rows';
import type { Tx } from '@/lib/db/types';
import type { Note } from '../effect';
import type { CaseEvent } from '../event';
import type { Answer } from '../question';

/** One line of a case's history. `event` is null for a comment, which changes nothing. */
export type CaseLine = Omit<typeof flowLog.$inferSelect, 'event' | 'answers' | 'notes'> & {
  readonly event: CaseEvent | null;
  readonly answers: readonly Answer[];
  readonly notes: readonly Note[];
};

const insert = insertRows(flowLog);

export async function insertLine(tx: Tx, line: CaseLine): Promise<void> {
  await insert(tx, [line]);
}

/** The whole history, oldest first. */
export async function caseLog(tx: Tx, caseId: string): Promise<CaseLine[]> {
  const rows = await tx.db.select().from(flowLog).where(eq(flowLog.caseId, caseId)).orderBy(asc(flowLog.seq));
  return rows as CaseLine[]; // written by `insertLine` alone
}
