import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

/**
 * One declaration of each table for both databases. Values look the same in both: text compares by code point, instants are
 * UTC milliseconds, yes/no is 0 or 1, JSON is text, amounts are integers. So every query text runs unchanged on either.
 * Queries are typed against SQLite; the PostgreSQL kit exists for its migrations and is cast once, here.
 */
const sqlite = {
  table: lite.sqliteTable,
  text: (name: string) => lite.text(name),
  /** Whole numbers below 2^53: points, cents, counts. */
  int: (name: string) => lite.integer(name),
  bool: (name: string) => lite.integer(name, { mode: 'boolean' }),
  /** An instant in UTC milliseconds. */
  time: (name: string) => lite.integer(name),
  /** The same, handed over as a `Date`: for the sign-in library's tables alone. */
  date: (name: string) => lite.integer(name, { mode: 'timestamp_ms' }),
  json: <T>(name: string) => lite.text(name, { mode: 'json' }).$type<T>(),
  index: lite.index,
  unique: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  check: lite.check,
};

export type Kit = typeof sqlite;

const codePointText = pg.customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

const postgres = {
  table: pg.pgTable,
  text: (name: string) => codePointText(name),
  int: (name: string) => pg.bigint(name, { mode: 'number' }),
  bool: (name: string) => pg.smallint(name),
  time: (name: string) => pg.bigint(name, { mode: 'number' }),
  date: (name: string) => pg.bigint(name, { mode: 'number' }),
  json: (name: string) => pg.text(name),
  index: pg.index,
  unique: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  check: pg.check,
} as unknown as Kit;

/** `POINTWRIGHT_SCHEMA=postgres` is set by `drizzle/generate.ts` alone, while it writes PostgreSQL's migrations. */
export const kit: Kit = process.env.POINTWRIGHT_SCHEMA === 'postgres' ? postgres : sqlite;
