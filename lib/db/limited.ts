import { type SQL, sql } from 'drizzle-orm';

/**
 * At most so many rows; whole and not below zero. Written out, because SQLite plans a query anew for each value of a limit that is a
 * parameter, which costs as much as finding a row.
 */
export function limited(count: number): SQL {
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`not a limit: ${count}`);
  return sql.raw(` limit ${count}`);
}
