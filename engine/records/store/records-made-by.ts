import { sql } from 'drizzle-orm';
import { limited } from '@/lib/db/limited';
import type { Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';
import type { StoredRecord } from '../record';
import { recordColumns, withRows } from './find-record';

/** Records an import has made that are not in the bin, by id from `after` on. */
export async function recordsMadeBy(
  tx: Tx,
  layout: RecordLayout,
  asked: { readonly workspaceId: string; readonly batch: string; readonly after: string; readonly limit: number },
): Promise<StoredRecord[]> {
  const rows = await tx.db.all<unknown[]>(
    sql`select ${sql.raw(recordColumns(layout))} from ${sql.identifier(layout.table)}
      where workspace_id = ${asked.workspaceId} and created_by_kind = 'import' and created_by_id = ${asked.batch}
      and deleted_at is null and id > ${asked.after} order by id${limited(asked.limit)}`,
  );
  return withRows(tx, layout, rows);
}
