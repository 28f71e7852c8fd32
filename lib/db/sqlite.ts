import { randomBytes as nodeRandomBytes } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';
import { createIdSource } from '@/lib/ids';
import { GroupCommit } from './group-commit';
import { pause } from './pause';
import { proxyDb } from './proxy';
import { StatementCache } from './statement-cache';
import { Topics } from './topics';
import type { Beside, Method, Notify, Rows, Store, StoreOptions, Tx } from './types';
import { followedUnit, liveUnit, loneUnit, type Unit } from './unit';
import { WriteTurn } from './write-turn';

interface Savepoint {
  readonly save: BetterSqlite3.Statement;
  readonly release: BetterSqlite3.Statement;
  readonly undo: BetterSqlite3.Statement;
}

/** Minus kilobytes. */
const READER_CACHE = -65_536;
/** Small: at the end of nearly every commit SQLite looks at each page in it. The system keeps the file in memory all the same. */
const WRITER_CACHE = -8_192;
/** Pages of the log at which a commit moves them into the file; and where a thread of its own does, in case it cannot keep up. */
const LOG = 4_000;
const LOG_LEFT = 32_000;

/** Opens a connection with every setting the safety rules ask for, and proves that the durable one has taken. */
export function openSqliteConnection(file: string, options: { readonly?: boolean } = {}): BetterSqlite3.Database {
  const connection = new BetterSqlite3(file, { readonly: options.readonly ?? false });
  if (!options.readonly) connection.pragma('journal_mode = WAL');
  // The driver's build lowers WAL databases to NORMAL by itself: set it on every connection and read it back.
  connection.pragma('synchronous = FULL');
  connection.pragma('busy_timeout = 5000');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  connection.pragma(`cache_size = ${options.readonly ? READER_CACHE : WRITER_CACHE}`);
  connection.pragma('temp_store = MEMORY');
  connection.pragma(`wal_autocheckpoint = ${LOG}`);
  connection.prepare('select count(*) from sqlite_schema').get();
  if (connection.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite refuses synchronous=FULL');
  return connection;
}

export interface SqliteOptions extends StoreOptions {
  /** The store of another thread of this process on the same file. */
  readonly beside?: SharedArrayBuffer;
  /** Commands await nothing but the database, and no library opens transactions: then nobody has to be followed. */
  readonly alone?: boolean;
}

export function openSqliteStore(file: string, options: SqliteOptions = {}): Store & { readonly beside: Beside } {
  const clock = options.clock ?? Date.now;
  const randomBytes = options.randomBytes ?? ((length) => nodeRandomBytes(length));
  const newId = createIdSource(clock, randomBytes);
  const writer = openSqliteConnection(file);
  const reader = openSqliteConnection(file, { readonly: true });
  // The queue waits for others itself, without stopping the process.
  writer.pragma('busy_timeout = 0');
  const topics = new Topics();
  const current = options.alone ? loneUnit : followedUnit;
  const turn = new WriteTurn(options.beside);
  let tell: Notify | undefined;
  const onNotice: Notify = (topic, payload) => {
    topics.deliver(topic, payload);
    tell?.(topic, payload);
  };
  const queue = new GroupCommit({ connection: writer, current, turn, onNotice });
  const writerStatements = new StatementCache(writer);
  const readerStatements = new StatementCache(reader);

  const savepoints: Savepoint[] = [];

  function execute(text: string, params: readonly unknown[], method: Method): Rows | Promise<Rows> {
    const unit = liveUnit(current);
    if (unit) {
      const statement = writerStatements.find(text);
      unit.wrote ||= !statement.readOnly;
      return statement.execute(params, method);
    }
    const statement = readerStatements.find(text);
    if (statement.readOnly) return statement.execute(params, method);
    return queue.run(() => writerStatements.find(text).execute(params, method));
  }

  /** A read writes nothing, as on PostgreSQL; inside a command it sees what the command has written. */
  function look(text: string, params: readonly unknown[], method: Method): Rows {
    const statement = (liveUnit(current) ? writerStatements : readerStatements).find(text);
    if (!statement.readOnly) throw new Error(`a read writes nothing: ${text}`);
    return statement.execute(params, method);
  }

  const db = proxyDb('sqlite', execute);
  const lookOnly = { db: proxyDb('sqlite', look), execute: look };

  /** Prepared once for each depth: an import opens one for every row. */
  function savepointAt(depth: number) {
    const name = `inner_${depth}`;
    savepoints[depth] ??= {
      save: writer.prepare(`SAVEPOINT ${name}`),
      release: writer.prepare(`RELEASE ${name}`),
      undo: writer.prepare(`ROLLBACK TO ${name}`),
    };
    return savepoints[depth];
  }

  function transaction(unit: Unit): Tx {
    return {
      db,
      dialect: 'sqlite',
      now: clock(),
      newId,
      randomBytes,
      execute,
      nested: (body) => nested(unit, body),
      publish: async (topic, payload) => void unit.notices.push({ topic, payload }),
      pause,
      afterCommit: (then) => void unit.afterCommit.push(then),
    };
  }

  async function nested<T>(unit: Unit, body: () => Promise<T>): Promise<T> {
    const { save, release, undo } = savepointAt(unit.depth++);
    const heard = unit.notices.length;
    const afterwards = unit.afterCommit.length;
    save.run();
    try {
      const value = await body();
      release.run();
      return value;
    } catch (error) {
      if (writer.inTransaction) {
        undo.run();
        release.run();
      }
      unit.notices.length = heard;
      unit.afterCommit.length = afterwards;
      throw error;
    } finally {
      unit.depth -= 1;
    }
  }

  return {
    dialect: 'sqlite',
    db,
    clock,
    execute,
    write: (body) => {
      const outer = current.get();
      if (outer && !outer.over) return nested(outer, async () => body(transaction(outer)));
      return queue.run((unit) => body(transaction(unit)));
    },
    // One process, committed data only: statements of a read see the newest commit, which is the promise screens need.
    read: async (body) => body({ ...transaction(noUnit()), ...lookOnly, nested: (inner) => inner() }),
    subscribe: (topic, heard) => topics.subscribe(topic, heard),
    hears: () => true,
    beside: {
      turn: turn.shared,
      join: (other) => {
        tell = other;
        return (topic, payload) => topics.deliver(topic, payload);
      },
      leaveLog: () => void writer.pragma(`wal_autocheckpoint = ${LOG_LEFT}`),
    },
    close: async () => {
      await queue.close();
      writerStatements.clear();
      readerStatements.clear();
      reader.close();
      try {
        writer.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // A full disk has no room for it; the next opening reads what is beside the file, and folds it in when there is room.
        options.onUnfolded?.(error);
      }
      writer.close();
    },
  };
}

/** A read has no commit: what would wait for one is dropped. */
function noUnit(): Unit {
  return { over: false, wrote: false, afterCommit: [], notices: [], depth: 0 };
}
