import type BetterSqlite3 from 'better-sqlite3';
import type { Method, Row, Rows } from './types';

const LIMIT = 1_000;

function counted(rows: Rows, changes: number): Rows {
  rows.changes = changes;
  return rows;
}

/** A prepared statement, with what the driver would have to be asked for at every call. */
export class Prepared {
  readonly readOnly: boolean;
  private readonly answers: boolean;

  constructor(private readonly statement: BetterSqlite3.Statement) {
    this.readOnly = statement.readonly;
    this.answers = statement.reader;
    if (this.answers) statement.raw(true);
  }

  execute(params: readonly unknown[], method: Method): Rows {
    const { statement } = this;
    if (!this.answers) return counted([], statement.run(...params).changes);
    if (method === 'get') {
      const row = statement.get(...params) as Row | undefined;
      return counted(row ? [row] : [], row ? 1 : 0);
    }
    const rows = statement.all(...params) as Row[];
    return counted(rows, rows.length);
  }
}

/** One prepared statement per text and connection; the oldest half is dropped when too many texts were seen. */
export class StatementCache {
  private readonly prepared = new Map<string, Prepared>();

  constructor(private readonly connection: BetterSqlite3.Database) {}

  clear(): void {
    this.prepared.clear();
  }

  find(text: string): Prepared {
    const known = this.prepared.get(text);
    if (known) return known;
    const statement = new Prepared(this.connection.prepare(text));
    if (this.prepared.size >= LIMIT) {
      for (const old of [...this.prepared.keys()].slice(0, LIMIT / 2)) this.prepared.delete(old);
    }
    this.prepared.set(text, statement);
    return statement;
  }
}
