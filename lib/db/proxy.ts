import { drizzle } from 'drizzle-orm/sqlite-proxy';
import type { Db, DialectName, Execute, Method } from './types';

/** Drizzle over our own routing: we choose the connection for each statement, Drizzle only writes the text. */
export function proxyDb(dialect: DialectName, execute: Execute): Db {
  const db = drizzle(async (text: string, params: unknown[], method: Method) => {
    const rows = await execute(text, params, method);
    const result = method === 'get' ? rows[0] : rows;
    // `rows: undefined` is how the proxy says "no row" for `get`; `changes` is read by the sign-in library.
    return { rows: result as never, changes: rows.changes ?? 0 };
  });
  if (dialect === 'postgres') {
    // The only difference between the two databases' query texts: PostgreSQL numbers its parameters.
    const writer = (db as unknown as { dialect: { escapeParam: (index: number) => string } }).dialect;
    writer.escapeParam = (index) => `$${index + 1}`;
  }
  return db as Db;
}
