import type { SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy';

export type DialectName = 'sqlite' | 'postgres';
export type Method = 'run' | 'all' | 'values' | 'get';

/** One handle for both databases: queries are built and typed as SQLite's, the connection is chosen per statement. */
export type Db = SqliteRemoteDatabase<Record<string, never>>;

export type Value = string | number | bigint | Uint8Array | null;
/** A row as the driver gives it: values in column order, not decoded. */
export type Row = Value[];
export type Rows = Row[] & { changes?: number };
export type Execute = (text: string, params: readonly unknown[], method: Method) => Rows | Promise<Rows>;

/** What a transaction hands to the code inside it. Time and ids come from here, never from the outside world. */
export interface Tx {
  readonly db: Db;
  readonly dialect: DialectName;
  /** The instant of the command, in UTC milliseconds; one value for the whole transaction. */
  readonly now: number;
  newId(): string;
  randomBytes(length: number): Uint8Array;
  execute: Execute;
  /** Runs the body in a savepoint: when it throws, only its own writes are undone. */
  nested<T>(body: () => Promise<T>): Promise<T>;
  /** Delivered to every instance after the commit; only a hint to look again. */
  publish(topic: string, payload: string): Promise<void>;
  /** Lets everybody else have a turn before a long read goes on; never for a write, which others wait for. */
  pause(): Promise<void>;
  /** Runs in this process once the commit is durable; not run when the transaction is undone. */
  afterCommit(then: () => void): void;
}

export interface Store {
  readonly dialect: DialectName;
  /** For reads outside a transaction; a write through it becomes a transaction of its own. */
  readonly db: Db;
  readonly clock: () => number;
  execute: Execute;
  /** One command: everything the body writes is durable when the promise resolves, or nothing is. */
  write<T>(body: (tx: Tx) => Promise<T> | T): Promise<T>;
  /** A consistent read: no writes, one snapshot for the whole body. Reads see only what is committed. */
  read<T>(body: (tx: Tx) => Promise<T> | T): Promise<T>;
  subscribe(topic: string, heard: (payload: string) => void): () => void;
  /** False while notices from other instances may be missed; caches must not be trusted then. */
  hears(): boolean;
  /** Only the embedded database has it. */
  readonly beside?: Beside;
  close(): Promise<void>;
}

export type Notify = (topic: string, payload: string) => void;

/** How two threads of one process share an embedded database, each with a store of its own. */
export interface Beside {
  /** Handed to the other store when it is opened. */
  readonly turn: SharedArrayBuffer;
  /** Tells the other store what this one has committed, and answers how to tell this one. */
  join(other: Notify): Notify;
  /** Somebody else moves the log into the file: commits here need not. */
  leaveLog(): void;
}

export interface StoreOptions {
  /** Told at the end when what is durable beside the embedded database could not be moved into it: nothing is lost by that. */
  readonly onUnfolded?: (error: unknown) => void;
  readonly clock?: () => number;
  readonly randomBytes?: (length: number) => Uint8Array;
}
