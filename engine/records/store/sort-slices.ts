import { type SQL, sql } from 'drizzle-orm';
import { orderBy } from '@/lib/db/dialect';
import type { Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';
import { type PageSort, type Position, stretches } from './page-order';

/** Entries of the index in the first slice; each further one is twice as long. */
const FIRST = 2_000;
const SLICES = 3;

/**
 * What lies behind a place in the order of an index, in slices that grow, and at the end the rest in one piece. Where many records
 * pass a filter, the first page is found in the first slices; a database left alone would gather all that pass, and sort them.
 */
export async function* sortSlices(
  tx: Tx,
  layout: RecordLayout,
  { sort, from, first = FIRST }: { readonly sort: PageSort; readonly from: Position | null; readonly first?: number },
): AsyncGenerator<SQL> {
  let after = from;
  for (let slice = 0; slice < SLICES; slice++) {
    const [ahead] = stretches(sort, after);
    const end = ahead ? await placeAt(tx, layout, { sort, ahead, offset: first * 2 ** slice }) : null;
    if (!end) break;
    yield* stretches(sort, after, end);
    after = end;
  }
  yield* stretches(sort, after);
}

interface Looking {
  readonly sort: PageSort;
  readonly ahead: SQL;
  readonly offset: number;
}

async function placeAt(tx: Tx, layout: RecordLayout, { sort, ahead, offset }: Looking): Promise<Position | null> {
  const columns = [sort.column, 'id'].map((name) => sql.identifier(name));
  const order = columns.map((column) => orderBy(tx.dialect, column, sort.direction));
  const [row] = await tx.db.all<[Position['value'], string]>(
    sql`select ${sql.join(columns, sql`, `)} from ${sql.identifier(layout.table)} where ${ahead} order by ${sql.join(order, sql`, `)} limit 1 offset ${offset}`,
  );
  return row ? { value: row[0], id: row[1] } : null;
}
