import { getTableColumns, is, Param, Placeholder, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, DialectName, Method, Rows, Tx } from './types';

interface Built {
  readonly text: string;
  readonly slots: readonly Slot[];
}

/** Turns the caller's values into one parameter. */
type Slot = (values: Readonly<Record<string, unknown>>) => unknown;

interface Query {
  toSQL(): { sql: string; params: unknown[] };
}

/**
 * A query whose text is built once per database and then only filled: for the commands that programs call often.
 * Named placeholders take the caller's values; rows come back as the driver gives them, in column order.
 */
export function statement<Values extends object>(
  build: (db: Db, dialect: DialectName) => Query,
  method: Method = 'run',
) {
  const built = new Map<string, Built>();
  return (tx: Pick<Tx, 'db' | 'dialect' | 'execute'>, values: Values): Rows | Promise<Rows> => {
    let query = built.get(tx.dialect);
    if (!query) {
      const { sql: text, params } = build(tx.db, tx.dialect).toSQL();
      query = { text, slots: params.map(slot) };
      built.set(tx.dialect, query);
    }
    const bag = values as Readonly<Record<string, unknown>>;
    return tx.execute(
      query.text,
      query.slots.map((fill) => fill(bag)),
      method,
    );
  };
}

function slot(param: unknown): Slot {
  if (is(param, Placeholder)) return (values) => values[param.name] ?? null;
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { name } = param.value;
    return (values) => {
      const value = values[name] ?? null;
      // Drizzle's own prepared statements hand null to the encoder, which throws for time and JSON columns.
      return value === null ? null : param.encoder.mapToDriverValue(value);
    };
  }
  return () => param;
}

/** A placeholder for every column of a table, named like the property. */
export function every<T extends SQLiteTable>(table: T): T['$inferInsert'] {
  const names = Object.keys(getTableColumns(table));
  // The builder takes placeholders wherever it takes values, its types only know the values.
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as unknown as T['$inferInsert'];
}
