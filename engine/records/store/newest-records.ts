import { sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';
import type { StoredRecord } from '../record';
import { queryRecords } from './query-records';

/** Small enough that a till does not notice the time one page takes. */
const PAGE = 200;

/** A form's records that are not in the bin, newest first, page by page; others have their turn between the pages. */
export async function* newestRecords(
  tx: Tx,
  layout: RecordLayout,
  workspaceId: string,
): AsyncGenerator<readonly StoredRecord[]> {
  let after: string | undefined;
  do {
    const page = await queryRecords(tx, layout, { where: [sql`workspace_id = ${workspaceId}`], limit: PAGE, after });
    yield page.records;
    await tx.pause();
    after = page.next ?? undefined;
  } while (after);
}
