import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';

export interface Slicing {
  /** The id to begin behind; null begins with the newest. */
  readonly before: string | null;
  readonly first?: number;
  readonly most?: number;
}

/** What many records hold is found in the first few. */
const FIRST = 5_000;
/** So many are looked through in a few hundredths of a second; then others have their turn. */
const MOST = 40_000;

/**
 * A table in slices of ids, the newest first, for what no index can answer: looked through whole, a million records would keep
 * everybody waiting.
 */
export async function* idSlices(
  tx: Tx,
  layout: RecordLayout,
  { before, first = FIRST, most = MOST }: Slicing,
): AsyncGenerator<SQL> {
  const table = sql.identifier(layout.table);
  let upper = before;
  let size = first;
  for (;;) {
    const below: SQL = upper === null ? sql`1 = 1` : sql`id < ${upper}`;
    const [row] = await tx.db.all<unknown[]>(
      sql`select id from ${table} where ${below} order by id desc limit 1 offset ${size}`,
    );
    if (!row) {
      yield below;
      return;
    }
    const lower = String(row[0]);
    yield sql`${below} and id >= ${lower}`;
    await tx.pause();
    upper = lower;
    size = Math.min(size * 2, most);
  }
}
