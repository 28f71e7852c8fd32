import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { lowerAscii } from '@/lib/lower-ascii';
import type { DialectName, Tx } from './types';

/** Everything that differs between the two databases and is not a connection or a migration. */

/** Serialises commands that share a name, until the end of the transaction. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  if (tx.dialect === 'sqlite') return;
  await tx.db.run(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** Claims rows that no other worker holds; append to a select. */
export function skipLocked(tx: Pick<Tx, 'dialect'>): SQL {
  return tx.dialect === 'postgres' ? sql.raw(' for update skip locked') : sql.raw('');
}

/** Keeps the rows of a select as they are until the end of the transaction; append to its order, which is also the order of locking. */
export function forUpdate(dialect: DialectName): SQL {
  return dialect === 'postgres' ? sql.raw(' for update') : sql.raw('');
}

/** The text lies inside the column, as people search: case of Latin letters is ignored, wildcards are plain text. */
export function contains(column: SQLWrapper, text: string): SQL {
  const pattern = `%${lowerAscii(text).replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  return sql`lower(${column}) like ${pattern} escape '\\'`;
}

/** The text lies inside the column exactly as it is: several times faster than a pattern on long tables. */
export function holdsText(dialect: DialectName, column: SQLWrapper, text: string): SQL {
  return dialect === 'sqlite' ? sql`instr(${column}, ${text}) > 0` : sql`strpos(${column}, ${text}) > 0`;
}

/** Names of the triggers that are in force. */
export async function activeTriggers(tx: Pick<Tx, 'dialect' | 'execute'>): Promise<Set<string>> {
  const text =
    tx.dialect === 'sqlite'
      ? "select name from sqlite_schema where type = 'trigger'"
      : "select tgname::text from pg_trigger where not tgisinternal and tgenabled in ('O', 'A')";
  const rows = await tx.execute(text, [], 'all');
  return new Set(rows.map(([name]) => String(name)));
}

/**
 * Lets the database look at how tables are filled before long questions about them. PostgreSQL plans by what it last saw, and has
 * seen nothing of tables that have just been filled: it then walks through them over and over.
 */
export async function gatherStatistics(tx: Tx, tables: readonly string[]): Promise<void> {
  if (tx.dialect === 'postgres') await tx.execute(`analyze ${tables.join(', ')}`, [], 'run');
}

export function isUniqueViolation(error: unknown): boolean {
  const cause = (error as { cause?: unknown }).cause ?? error;
  const code = (cause as { code?: string }).code;
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505';
}

/** Types of the columns of a form's own table. */
export const columnTypes = {
  sqlite: { text: 'text', integer: 'integer' },
  postgres: { text: 'text collate "C"', integer: 'bigint' },
} as const;

/** Parameter marks for hand-built texts: `?, ?` or `$1, $2`. */
export function parameterMarks(dialect: DialectName, count: number, from = 1): string {
  return Array.from({ length: count }, (_, i) => (dialect === 'sqlite' ? '?' : `$${i + from}`)).join(', ');
}

/** Order with blanks first when ascending and last when descending, the same on both databases and served by the indexes. */
export function orderBy(dialect: DialectName, column: SQLWrapper, direction: 'asc' | 'desc'): SQL {
  if (dialect === 'sqlite') return direction === 'asc' ? sql`${column} asc` : sql`${column} desc`;
  return direction === 'asc' ? sql`${column} asc nulls first` : sql`${column} desc nulls last`;
}
