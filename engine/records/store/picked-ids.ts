import { sql } from 'drizzle-orm';
import { orderBy } from '@/lib/db/dialect';
import { limited } from '@/lib/db/limited';
import type { Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';
import { filters, type RecordQuery } from './query-records';

export interface Picking extends Pick<RecordQuery, 'where' | 'search' | 'binned'> {
  /** Ids behind this one, and before the other. */
  readonly after: string;
  readonly before: string;
  readonly limit: number;
}

/** Ids of what a filter finds, ascending: what was changed on the way moves nothing that is still to come. */
export async function pickedIds(tx: Tx, layout: RecordLayout, picking: Picking): Promise<string[]> {
  const id = sql.identifier('id');
  const conditions = [...filters(tx.dialect, picking), sql`${id} > ${picking.after}`, sql`${id} < ${picking.before}`];
  const rows = await tx.db.all<unknown[]>(
    sql`select ${id} from ${sql.identifier(layout.table)} where ${sql.join(conditions, sql` and `)} order by ${orderBy(tx.dialect, id, 'asc')}${limited(picking.limit)}`,
  );
  return rows.map(([found]) => String(found));
}
