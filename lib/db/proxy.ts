import type { SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import { limited } from './limited';
import type { Db, DialectName, Execute, Method } from './types';

/** Drizzle over our own routing: we choose the connection for each statement, Drizzle only writes the text. */
export function proxyDb(dialect: DialectName, execute: Execute): Db {
  const db = drizzle(async (text: string, params: unknown[], method: Method) => {
    const rows = await execute(text, params, method);
    const result = method === 'get' ? rows[0] : rows;
    // `rows: undefined` is how the proxy says "no row" for `get`; `changes` is read by the sign-in library.
    return { rows: result as never, changes: rows.changes ?? 0 };
  });
  const inside = db as unknown as { readonly session: Session; readonly dialect: Writer };
  keepValuesOut(inside.session);
  writeLimitsOut(inside.dialect);
  if (dialect === 'postgres') speakPostgres(inside.dialect);
  return db as Db;
}

/** A query that the database refused: its text, whose values are parameters, and never these. */
class FailedQuery extends Error {
  constructor(text: string, cause: unknown) {
    super(`Failed query: ${text}`, { cause });
    this.name = 'FailedQuery';
  }
}

/** The part of Drizzle's session that runs what was built; not in its public types. */
interface Session {
  prepareQuery(...args: unknown[]): Runner;
}

interface Runner {
  queryWithCache<T>(text: string, params: unknown, run: () => Promise<T>): Promise<T>;
}

/** Drizzle's own error says every value of the query, which then stand wherever errors are written down. */
function keepValuesOut(session: Session): void {
  const prepare = session.prepareQuery.bind(session);
  session.prepareQuery = (...args) => {
    const prepared = prepare(...args);
    prepared.queryWithCache = async (text, _params, run) => {
      try {
        return await run();
      } catch (error) {
        throw new FailedQuery(text, error);
      }
    };
    return prepared;
  };
}

/** The part of Drizzle's SQLite dialect that writes texts; not in its public types. */
interface Writer {
  buildLimit(limit: unknown): SQL | undefined;
  escapeParam(index: number): string;
  sqlToQuery(...args: unknown[]): { sql: string };
}

function writeLimitsOut(writer: Writer): void {
  const build = writer.buildLimit.bind(writer);
  writer.buildLimit = (limit) => (typeof limit === 'number' ? limited(limit) : build(limit));
}

const CONFLICT_TARGET = / on conflict \(([^)]*)\)/;

/** All that differs between the two databases' query texts: parameters have numbers, and a conflict target names bare columns. */
function speakPostgres(writer: Writer): void {
  const write = writer.sqlToQuery.bind(writer);
  writer.escapeParam = (index) => `$${index + 1}`;
  writer.sqlToQuery = (...args) => {
    const query = write(...args);
    const bare = (_target: string, columns: string) => ` on conflict (${columns.replace(/"[^"]+"\./g, '')})`;
    return { ...query, sql: query.sql.replace(CONFLICT_TARGET, bare) };
  };
}
