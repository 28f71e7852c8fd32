import path from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { openSqliteConnection } from '@/lib/db/sqlite';

/** Last row of every table, to know later which rows a run has written. */
export type Marks = ReadonlyMap<string, number>;

const quoted = (name: string) => `"${name}"`;

function tables(connection: BetterSqlite3.Database): string[] {
  const rows = connection
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and sql not like '%WITHOUT ROWID%'",
    )
    .pluck()
    .all();
  return rows.map(String);
}

export function marksOf(file: string): Marks {
  const connection = openSqliteConnection(file, { readonly: true });
  const last = (name: string) =>
    Number(
      connection
        .prepare(`select coalesce(max(rowid), 0) from ${quoted(name)}`)
        .pluck()
        .get(),
    );
  const marks = new Map(tables(connection).map((name) => [name, last(name)]));
  connection.close();
  return marks;
}

interface Share {
  readonly insert: BetterSqlite3.Statement;
  readonly rows: readonly unknown[][];
}

/**
 * The physical limit: the rows a run has written, written again into the same tables and indexes of an empty file by prepared
 * statements, with as many durable commits. Answers seconds.
 */
export function writeRaw(file: string, since: Marks, commits: number): number {
  const source = openSqliteConnection(file, { readonly: true });
  const target = openSqliteConnection(path.join(path.dirname(file), `raw-${Date.now()}-${Math.random()}.db`));
  const schema = source
    .prepare(
      "select sql from sqlite_schema where sql is not null and type in ('table', 'index') and name not like 'sqlite_%' order by type desc",
    )
    .pluck()
    .all();
  for (const text of schema) target.exec(String(text));
  const shares: Share[] = tables(source).flatMap((name) => {
    const rows = source
      .prepare(`select * from ${quoted(name)} where rowid > ?`)
      .raw(true)
      .all(since.get(name) ?? 0) as unknown[][]; // raw rows are lists of values
    if (!rows[0]) return [];
    return [
      { insert: target.prepare(`insert into ${quoted(name)} values (${rows[0].map(() => '?').join(', ')})`), rows },
    ];
  });
  source.close();
  const began = performance.now();
  for (let commit = 0; commit < commits; commit++) {
    target.exec('BEGIN IMMEDIATE');
    for (const { insert, rows } of shares) {
      const upTo = Math.round(((commit + 1) * rows.length) / commits);
      for (let at = Math.round((commit * rows.length) / commits); at < upTo; at++) insert.run(...(rows[at] ?? []));
    }
    target.exec('COMMIT');
  }
  const seconds = (performance.now() - began) / 1_000;
  target.close();
  return seconds;
}
