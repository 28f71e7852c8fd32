import type BetterSqlite3 from 'better-sqlite3';
import type { Method, Row, Rows } from './types';

const LIMIT = 1_000;

function counted(rows: Rows, changes: number): Rows {
  rows.changes = changes;
  return rows;
}

/** One prepared statement per text and connection; the oldest half is dropped when too many texts were seen. */
export class StatementCache {
  private readonly prepared = new Map<string, BetterSqlite3.Statement>();

  constructor(private readonly connection: BetterSqlite3.Database) {}

  isReadOnly(text: string): boolean {
    return this.statement(text).readonly;
  }

  execute(text: string, params: readonly unknown[], method: Method): Rows {
    const statement = this.statement(text);
    if (!statement.reader) {
      return counted([], statement.run(...params).changes);
    }
    if (method === 'get') {
      const row = statement.get(...params) as Row | undefined;
      return counted(row ? [row] : [], row ? 1 : 0);
    }
    const rows = statement.all(...params) as Row[];
    return counted(rows, rows.length);
  }

  clear(): void {
    this.prepared.clear();
  }

  private statement(text: string): BetterSqlite3.Statement {
    const known = this.prepared.get(text);
    if (known) return known;
    const statement = this.connection.prepare(text);
    if (statement.reader) statement.raw(true);
    if (this.prepared.size >= LIMIT) {
      for (const old of [...this.prepared.keys()].slice(0, LIMIT / 2)) this.prepared.delete(old);
    }
    this.prepared.set(text, statement);
    return statement;
  }
}
