import { and, desc, eq } from 'drizzle-orm';
import { recordHistory } from '@/drizzle/tables/records';
import { parameterMarks } from '@/lib/db/dialect';
import type { Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';

/**
 * Lets go of a source key that only a record of an undone import holds, so that the same row can come in again, as the file and its
 * mapping are now: `free`. A record that somebody put into the bin by hand keeps its key, for it was meant to be gone: `binned`.
 */
export async function freeSourceKey(
  tx: Tx,
  layout: RecordLayout,
  held: { readonly workspaceId: string; readonly id: string; readonly sourceKey: string },
): Promise<'free' | 'binned' | 'living'> {
  const [line] = await tx.db
    .select({ action: recordHistory.action, door: recordHistory.door })
    .from(recordHistory)
    .where(and(eq(recordHistory.recordId, held.id), eq(recordHistory.workspaceId, held.workspaceId)))
    .orderBy(desc(recordHistory.revision))
    .limit(1);
  if (line?.action !== 'binned') return 'living';
  if (line.door !== 'import') return 'binned';
  const [key, id] = [1, 2].map((from) => parameterMarks(tx.dialect, 1, from));
  // The record still says where it came from; nothing else can have a key that ends in its id.
  await tx.execute(
    `update "${layout.table}" set "source_key" = ${key} where "id" = ${id}`,
    [`${held.sourceKey}:${held.id}`, held.id],
    'run',
  );
  return 'free';
}
