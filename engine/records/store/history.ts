import { and, desc, eq } from 'drizzle-orm';
import { recordHistory } from '@/drizzle/tables/records';
import type { Tx } from '@/lib/db/types';

/** Changes of a record, the newest first. */
export async function historyOf(tx: Pick<Tx, 'db'>, of: { readonly workspaceId: string; readonly recordId: string }) {
  return tx.db
    .select()
    .from(recordHistory)
    .where(and(eq(recordHistory.recordId, of.recordId), eq(recordHistory.workspaceId, of.workspaceId)))
    .orderBy(desc(recordHistory.revision))
    .limit(200);
}
