import { type SQL, sql } from 'drizzle-orm';
import { Fault } from '@/engine/kernel/fault';
import { isId } from '@/engine/kernel/ids';
import type { ColumnShape } from '@/lib/db/table-shape';

export interface PageSort {
  /** A base column or the first column of a field. */
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** A record's place in the order: what it is sorted by, and its id among equals. */
export interface Position {
  readonly value: string | number | null;
  readonly id: string;
}

export function writeCursor({ value, id }: Position): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

/** The place in an order by a column of this type; a place in another order has nothing that the database could compare. */
export function readCursor(text: string, type: ColumnShape['type']): Position {
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown];
    if (isId(id) && (value === null || isCell(value, type))) return { value, id };
  } catch {
    // falls through: whatever it was, it is not a cursor of ours
  }
  throw new Fault('invalid', 'records.badCursor');
}

function isCell(value: unknown, type: ColumnShape['type']): value is string | number {
  if (type === 'integer') return Number.isSafeInteger(value);
  return typeof value === 'string' && !value.includes('\0');
}

/**
 * The part of the order behind one place and up to another, as conditions an index of the column and the id can seek, to be read one
 * after the other. Blanks stand first in ascending order and last in descending.
 */
export function stretches(sort: PageSort, from: Position | null, to: Position | null = null): SQL[] {
  if (!from && !to) return [sql`1 = 1`];
  if (sort.column === 'id') return [sql.join(ids(sort, from, to), sql` and `)];
  const bands = sort.direction === 'asc' ? [true, false] : [false, true];
  const bandOf = (place: Position) => bands.indexOf(place.value === null);
  const first = from ? bandOf(from) : 0;
  const last = to ? bandOf(to) : bands.length - 1;
  return bands.slice(first, last + 1).map((blank, offset) => {
    const begin = from && offset === 0 ? from : null;
    const end = to && first + offset === last ? to : null;
    return sql.join(blank ? blanks(sort, begin, end) : values(sort, begin, end), sql` and `);
  });
}

function blanks(sort: PageSort, from: Position | null, to: Position | null): SQL[] {
  return [sql`${sql.identifier(sort.column)} is null`, ...ids(sort, from, to)];
}

function values(sort: PageSort, from: Position | null, to: Position | null): SQL[] {
  const column = sql.identifier(sort.column);
  if (from && to && from.value === to.value) return [sql`${column} = ${from.value}`, ...ids(sort, from, to)];
  const [behind, before] = sort.direction === 'asc' ? [sql.raw('>'), sql.raw('<')] : [sql.raw('<'), sql.raw('>')];
  const bounds: SQL[] = [];
  if (from) {
    const later = sql`(${column} ${behind} ${from.value} or ${sql.join(ids(sort, from, null), sql` and `)})`;
    bounds.push(sql`${column} ${behind}= ${from.value}`, later);
  }
  if (to) {
    const earlier = sql`(${column} ${before} ${to.value} or ${sql.join(ids(sort, null, to), sql` and `)})`;
    bounds.push(sql`${column} ${before}= ${to.value}`, earlier);
  }
  return bounds.length ? bounds : [sql`${column} is not null`];
}

function ids({ direction }: PageSort, from: Position | null, to: Position | null): SQL[] {
  const id = sql.identifier('id');
  const [behind, upTo] = direction === 'asc' ? [sql.raw('>'), sql.raw('<=')] : [sql.raw('<'), sql.raw('>=')];
  return [...(from ? [sql`${id} ${behind} ${from.id}`] : []), ...(to ? [sql`${id} ${upTo} ${to.id}`] : [])];
}
