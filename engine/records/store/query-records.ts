import { type SQL, sql } from 'drizzle-orm';
import { LIMITS } from '@/engine/kernel/limits';
import { holdsText, orderBy } from '@/lib/db/dialect';
import { limited } from '@/lib/db/limited';
import type { DialectName, Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';
import { columnType } from '../list-columns';
import type { StoredRecord } from '../record';
import { searchable } from '../texts';
import { recordColumns, withRows } from './find-record';
import { idSlices } from './id-slices';
import { type PageSort, type Position, readCursor, stretches, writeCursor } from './page-order';
import { sortSlices } from './sort-slices';

export interface RecordQuery {
  /** The filter and every limit of permission, already as SQL over the form's columns. */
  readonly where: readonly SQL[];
  readonly search?: string;
  /** Newest first when left out. */
  readonly sort?: PageSort;
  readonly after?: string;
  readonly limit: number;
  readonly binned?: boolean;
  /** The filter leaves so few records that an index of its fields is the way to them. */
  readonly filtered?: boolean;
  /** The filter leaves many, and an index has the order of the sort. */
  readonly many?: boolean;
}

export interface RecordPage {
  readonly records: readonly StoredRecord[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/** One page by keyset: as fast on the last page as on the first. */
export async function queryRecords(tx: Tx, layout: RecordLayout, query: RecordQuery): Promise<RecordPage> {
  const sort = query.sort ?? { column: 'id', direction: 'desc' as const };
  const column = sql.identifier(sort.column);
  const cursor = query.after === undefined ? null : readCursor(query.after, columnType(layout, sort.column));
  const order =
    sort.column === 'id'
      ? orderBy(tx.dialect, column, sort.direction)
      : sql`${orderBy(tx.dialect, column, sort.direction)}, ${orderBy(tx.dialect, sql.identifier('id'), sort.direction)}`;
  const columns = sql.raw(`${recordColumns(layout)}, "${sort.column.replaceAll('"', '')}"`);
  const table = sql.identifier(layout.table);
  const select = (reach: readonly SQL[], limit: number) => {
    const conditions = sql.join([...filters(tx.dialect, query), ...reach], sql` and `);
    return tx.db.all<unknown[]>(
      sql`select ${columns} from ${table} where ${conditions} order by ${order}${limited(limit)}`,
    );
  };
  const rows: unknown[][] = [];
  for await (const reach of reaches(tx, layout, { query, sort, cursor })) {
    rows.push(...(await select([reach], query.limit + 1 - rows.length)));
    if (rows.length > query.limit) break;
  }
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    records: await withRows(tx, layout, page),
    next: last ? writeCursor({ value: last.at(-1) as Position['value'], id: String(last[0]) }) : null,
  };
}

interface Reaching {
  readonly query: RecordQuery;
  readonly sort: PageSort;
  readonly cursor: Position | null;
}

/** The conditions under which the page is gathered, one after the other until it is full. */
async function* reaches(tx: Tx, layout: RecordLayout, { query, sort, cursor }: Reaching): AsyncGenerator<SQL> {
  const newestFirst = sort.column === 'id' && sort.direction === 'desc';
  if (newestFirst && isLookedThrough(query)) yield* idSlices(tx, layout, { before: cursor?.id ?? null });
  else if (query.many) yield* sortSlices(tx, layout, { sort, from: cursor });
  else yield* stretches(sort, cursor);
}

/** How many records the query finds, counted no further than the cap. */
export async function countRecords(
  tx: Tx,
  layout: RecordLayout,
  {
    cap = LIMITS.countCap,
    ...query
  }: Pick<RecordQuery, 'where' | 'search' | 'binned' | 'filtered'> & { readonly cap?: number },
): Promise<{ readonly count: number; readonly capped: boolean }> {
  const table = sql.identifier(layout.table);
  const upTo = async (most: number, slice?: SQL) => {
    const conditions = sql.join([...filters(tx.dialect, query), ...(slice ? [slice] : [])], sql` and `);
    const [row] = await tx.db.all<unknown[]>(
      sql`select count(*) from (select 1 from ${table} where ${conditions}${limited(most)}) as counted`,
    );
    return Number(row?.[0] ?? 0);
  };
  let count = 0;
  if (isLookedThrough(query)) {
    for await (const slice of idSlices(tx, layout, { before: null })) {
      count += await upTo(cap + 1 - count, slice);
      if (count > cap) break;
    }
  } else count = await upTo(cap + 1);
  return { count: Math.min(count, cap), capped: count > cap };
}

/** Words may stand anywhere in a record: without a filter or the bin to narrow them down, all records are read. */
function isLookedThrough({ search, binned, filtered }: Pick<RecordQuery, 'search' | 'binned' | 'filtered'>): boolean {
  return Boolean(search?.trim()) && !binned && !filtered;
}

export function filters(dialect: DialectName, query: Pick<RecordQuery, 'where' | 'search' | 'binned'>): SQL[] {
  const bin = query.binned ? sql`deleted_at is not null` : sql`deleted_at is null`;
  const words = searchable(query.search ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 5);
  return [bin, ...query.where, ...words.map((word) => holdsText(dialect, sql.identifier('search_text'), word))];
}
