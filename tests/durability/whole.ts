import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { openSqliteStore } from '@/lib/db/sqlite';
import type { Store } from '@/lib/db/types';

/** Opens the database that a process has left, looks, and closes it again. */
export async function reopened<T>(database: string, look: (store: Store) => Promise<T>): Promise<T> {
  const store = openSqliteStore(database);
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

export const number = async (store: Store, query: ReturnType<typeof sql>) =>
  Number((await store.db.values(query))[0]?.[0]);

/** Table of the purchases of an app. */
export async function purchaseTable(store: Store, app: string): Promise<string> {
  const [row] = await store.db.values<[string]>(
    sql`select d.id from definition d join app a on a.id = d.app_id where a.key = ${app} and d.key = 'purchase'`,
  );
  return `r_${row?.[0]}`;
}

/**
 * Everything acknowledged is there, and whatever is there is whole, with the points it earned: the purchases of the table are the
 * only ones that earn. Answers how many there are, and how many of them an import has made.
 */
export async function expectWhole(
  store: Store,
  tableName: string,
  acknowledged: Iterable<string>,
): Promise<{ records: number; imported: number }> {
  const table = sql.identifier(tableName);
  const rows = await store.db.values<[string, string | null]>(sql`select id, source_key from ${table}`);
  const known = new Set(rows.map(([id]) => id));
  expect([...acknowledged].filter((id) => !known.has(id))).toEqual([]);
  const sources = rows.flatMap(([, source]) => source ?? []);
  expect(new Set(sources).size).toBe(sources.length);
  const earned = sql`select cause_id from pt_journal where kind = 'grant' and cause_id is not null`;
  const poor = sql`select count(*) from ${table} where id not in (${earned})`;
  expect(await number(store, poor)).toBe(0);
  expect(await number(store, sql`select count(*) from pt_journal where kind = 'grant'`)).toBe(rows.length);
  const spent = await number(store, sql`select coalesce(sum(f_amount / 10000), 0) from ${table}`);
  expect(await number(store, sql`select coalesce(sum(granted), 0) from pt_lot`)).toBe(spent);
  return { records: rows.length, imported: sources.filter((source) => source.startsWith('import:')).length };
}
