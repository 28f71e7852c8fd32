import { getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Rows, Tx } from './types';

/** One text for each number of rows up to this. */
const TOGETHER = 8;

type Write<T extends SQLiteTable> = (tx: Tx, rows: readonly T['$inferInsert'][]) => number | Promise<number>;

/**
 * An insert of any number of rows, several with one statement whose text is built once; answers how many were written. `skip` leaves
 * rows alone that some unique index already knows.
 */
export function insertRows<T extends SQLiteTable>(table: T, onConflict: 'refuse' | 'skip' = 'refuse'): Write<T> {
  const columns = Object.entries(getTableColumns(table)) as [string, SQLiteColumn][];
  const texts = new Map<string, string>();

  function textFor(tx: Tx, count: number): string {
    const name = `${tx.dialect} ${count}`;
    const known = texts.get(name);
    if (known) return known;
    const row = Object.fromEntries(columns.map(([key]) => [key, sql.placeholder(key)]));
    // The builder takes placeholders wherever it takes values, its types only know the values.
    const insert = tx.db.insert(table).values(Array.from({ length: count }, () => row) as T['$inferInsert'][]);
    const { sql: text } = (onConflict === 'skip' ? insert.onConflictDoNothing() : insert).toSQL();
    texts.set(name, text);
    return text;
  }

  function insert(tx: Tx, rows: readonly T['$inferInsert'][]): Rows | Promise<Rows> {
    // Every column is a parameter, in the table's order, row after row.
    const params: unknown[] = [];
    for (const row of rows as readonly Record<string, unknown>[]) {
      for (const [key, column] of columns) {
        const value = row[key] ?? null;
        params.push(value === null ? null : column.mapToDriverValue(value));
      }
    }
    return tx.execute(textFor(tx, rows.length), params, 'run');
  }

  return (tx, rows) => {
    if (rows.length > TOGETHER) return insertMany(tx, rows, insert);
    const written = insert(tx, rows);
    return written instanceof Promise ? written.then(changed) : changed(written);
  };
}

async function insertMany<T extends SQLiteTable>(
  tx: Tx,
  rows: readonly T['$inferInsert'][],
  insert: (tx: Tx, rows: readonly T['$inferInsert'][]) => Rows | Promise<Rows>,
): Promise<number> {
  let count = 0;
  for (let at = 0; at < rows.length; at += TOGETHER) count += changed(await insert(tx, rows.slice(at, at + TOGETHER)));
  return count;
}

function changed(rows: Rows): number {
  return rows.changes ?? 0;
}
