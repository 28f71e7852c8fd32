import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { openSqliteConnection } from '@/lib/db/sqlite';
import type { Store } from '@/lib/db/types';
import type { Shop } from './shop';

/** A database as it was before a run. */
export interface Before {
  /** A copy of its file. */
  readonly file: string;
  /** Last row of every table. */
  readonly last: ReadonlyMap<string, number>;
  /** Rows its writer had written and changed so far. */
  readonly changes: number;
}

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

async function changesOf(store: Store): Promise<number> {
  // Inside a transaction it is the writer that is asked.
  const rows = await store.write(async (tx) => tx.execute('select total_changes()', [], 'all'));
  return Number(rows[0]?.[0]);
}

export async function before({ store, file, folder }: Shop): Promise<Before> {
  const connection = openSqliteConnection(file);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  const last = new Map(
    tables(connection).map((name) => {
      const row = connection
        .prepare(`select coalesce(max(rowid), 0) from ${quoted(name)}`)
        .pluck()
        .get();
      return [name, Number(row)];
    }),
  );
  connection.close();
  const copy = path.join(folder, `before-${Date.now()}-${Math.random()}.db`);
  copyFileSync(file, copy);
  return { file: copy, last, changes: await changesOf(store) };
}

/** One statement, and the values of each of its calls. */
interface Share {
  readonly statement: BetterSqlite3.Statement;
  readonly calls: readonly unknown[][];
}

interface Raw {
  /** Durable commits, as many as the run needed. */
  readonly commits: number;
  /** Are rows changed as well, as often as the run changed them? */
  readonly changing: boolean;
}

/**
 * The physical limit: the rows a run has written, and those it has changed, written again by prepared statements into a copy of the
 * file as it was before. Answers seconds.
 */
export async function writeRaw({ store, file }: Shop, since: Before, { commits, changing }: Raw): Promise<number> {
  const changes = (await changesOf(store)) - since.changes;
  const source = openSqliteConnection(file, { readonly: true });
  source.prepare('attach ? as old').run(since.file);
  const copy = `${since.file}-${changing ? 'all' : 'new'}`;
  copyFileSync(since.file, copy);
  const target = openSqliteConnection(copy);
  const written = tables(source).flatMap((name) => insertsOf(name, since.last.get(name) ?? 0));
  const inserted = written.reduce((sum, { calls }) => sum + calls.length, 0);
  const shares = changing ? [...written, ...updates(changes - inserted)] : written;
  source.close();
  // As warm as ours.
  target.pragma('quick_check(1)');
  const began = performance.now();
  for (let commit = 0; commit < commits; commit++) {
    target.exec('BEGIN IMMEDIATE');
    for (const { statement, calls } of shares) {
      const upTo = Math.round(((commit + 1) * calls.length) / commits);
      for (let at = Math.round((commit * calls.length) / commits); at < upTo; at++) statement.run(...(calls[at] ?? []));
    }
    target.exec('COMMIT');
  }
  const seconds = (performance.now() - began) / 1_000;
  target.close();
  return seconds;

  function insertsOf(name: string, last: number): Share[] {
    const calls = source
      .prepare(`select * from main.${quoted(name)} where rowid > ?`)
      .raw(true)
      .all(last) as unknown[][]; // raw rows are lists of values
    if (!calls[0]) return [];
    const marks = calls[0].map(() => '?').join(', ');
    return [{ statement: target.prepare(`insert into ${quoted(name)} values (${marks})`), calls }];
  }

  /** The rows that are no longer what they were, each as often as the other. */
  function updates(count: number): Share[] {
    const shares = tables(source).flatMap((name) => updatesOf(name, since.last.get(name) ?? 0));
    const rows = shares.reduce((sum, { calls }) => sum + calls.length, 0);
    return shares.map(({ statement, calls }) => ({
      statement,
      calls: Array.from(
        { length: Math.round((count * calls.length) / rows) },
        (_, at) => calls[at % calls.length] ?? [],
      ),
    }));
  }

  /** Only columns that differ are set: naming an indexed one costs its index, even when the value stays. */
  function updatesOf(name: string, last: number): Share[] {
    const columns = source.prepare('select name from pragma_table_info(?)').pluck().all(name).map(String);
    const both = `main.${quoted(name)} n join old.${quoted(name)} o on n.rowid = o.rowid`;
    const differs = (column: string) => `n.${quoted(column)} is not o.${quoted(column)}`;
    const changed = columns.filter((column) =>
      source.prepare(`select 1 from ${both} where n.rowid <= ? and ${differs(column)} limit 1`).get(last),
    );
    if (changed.length === 0) return [];
    const calls = source
      .prepare(
        `select ${changed.map((column) => `n.${quoted(column)}`).join(', ')}, n.rowid from ${both} where n.rowid <= ? and (${changed.map(differs).join(' or ')})`,
      )
      .raw(true)
      .all(last) as unknown[][]; // as above
    const set = changed.map((column) => `${quoted(column)} = ?`).join(', ');
    return [{ statement: target.prepare(`update ${quoted(name)} set ${set} where rowid = ?`), calls }];
  }
}
