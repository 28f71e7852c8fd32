import { type SQL, sql } from 'drizzle-orm';
import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import { holdsText, orderBy } from '@/lib/db/dialect';
import type { DialectName, Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';
import type { StoredRecord } from '../record';
import { searchable } from '../texts';
import { recordColumns, withRows } from './find-record';
import { idSlices } from './id-slices';

export interface RecordQuery {
  /** The filter and every limit of permission, already as SQL over the form's columns. */
  readonly where: readonly SQL[];
  readonly search?: string;
  /** A base column or the first column of a field; newest first when left out. */
  readonly sort?: { readonly column: string; readonly direction: 'asc' | 'desc' };
  readonly after?: string;
  readonly limit: number;
  readonly binned?: boolean;
  /** The filter leaves so few records that an index of its fields is the way to them. */
  readonly filtered?: boolean;
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
  const cursor = query.after === undefined ? null : readCursor(query.after);
  const order =
    sort.column === 'id'
      ? orderBy(tx.dialect, column, sort.direction)
      : sql`${orderBy(tx.dialect, column, sort.direction)}, ${orderBy(tx.dialect, sql.identifier('id'), sort.direction)}`;
  const columns = sql.raw(`${recordColumns(layout)}, "${sort.column.replaceAll('"', '')}"`);
  const table = sql.identifier(layout.table);
  const select = (reach: readonly SQL[], limit: number) => {
    const conditions = sql.join([...filters(tx.dialect, query), ...reach], sql` and `);
    return tx.db.all<unknown[]>(
      sql`select ${columns} from ${table} where ${conditions} order by ${order} limit ${limit}`,
    );
  };
  const rows: unknown[][] = [];
  const newestFirst = sort.column === 'id' && sort.direction === 'desc';
  if (newestFirst && isLookedThrough(query)) {
    for await (const slice of idSlices(tx, layout, { before: cursor?.id ?? null })) {
      rows.push(...(await select([slice], query.limit + 1 - rows.length)));
      if (rows.length > query.limit) break;
    }
  } else {
    rows.push(...(await select(cursor ? [beyond(sort, cursor)] : [], query.limit + 1)));
  }
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    records: await withRows(tx, layout, page),
    next: last ? writeCursor(last.at(-1) as CursorValue, String(last[0])) : null,
  };
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
      sql`select count(*) from (select 1 from ${table} where ${conditions} limit ${most}) as counted`,
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

type CursorValue = string | number | null;
interface Cursor {
  readonly value: CursorValue;
  readonly id: string;
}

function writeCursor(value: CursorValue, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

function readCursor(text: string): Cursor {
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown];
    const plain = value === null || typeof value === 'string' || typeof value === 'number';
    if (plain && typeof id === 'string') return { value, id };
  } catch {
    // falls through: whatever it was, it is not a cursor of ours
  }
  throw new Fault('invalid', 'records.badCursor');
}

/** Rows after the cursor, with blanks standing first in ascending order. */
function beyond(sort: { readonly column: string; readonly direction: 'asc' | 'desc' }, cursor: Cursor): SQL {
  const id = sql.identifier('id');
  const column = sql.identifier(sort.column);
  const ascending = sort.direction === 'asc';
  if (sort.column === 'id') return ascending ? sql`${id} > ${cursor.id}` : sql`${id} < ${cursor.id}`;
  if (cursor.value === null) {
    return ascending
      ? sql`((${column} is null and ${id} > ${cursor.id}) or ${column} is not null)`
      : sql`(${column} is null and ${id} < ${cursor.id})`;
  }
  return ascending
    ? sql`(${column} > ${cursor.value} or (${column} = ${cursor.value} and ${id} > ${cursor.id}))`
    : sql`(${column} < ${cursor.value} or (${column} = ${cursor.value} and ${id} < ${cursor.id}) or ${column} is null)`;
}
