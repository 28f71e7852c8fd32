import { randomBytes as nodeRandomBytes } from 'node:crypto';
import pg from 'pg';
import { createIdSource } from '@/lib/ids';
import { pause } from './pause';
import { proxyDb } from './proxy';
import { Topics } from './topics';
import type { Method, Row, Rows, Store, StoreOptions, Tx } from './types';
import { followedUnit, liveUnit, newUnit, type Unit } from './unit';

const CHANNEL = 'pointwright';
const ATTEMPTS = 4;
/** Deadlock, serialization failure: the whole command may simply run again. */
const RETRIED = new Set(['40P01', '40001']);

/** bigint columns hold milliseconds, points and cents, all below 2^53; a value beyond that is a broken invariant. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`integer ${text} leaves the safe range`);
  return value;
}

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.INT8) return safeInteger;
    if (oid === pg.types.builtins.NUMERIC) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/** The server tells the values of the row it refused; they are people's, and errors end up in logs. */
function withoutValues(error: { detail?: string; where?: string }): never {
  delete error.detail;
  delete error.where;
  throw error;
}

/** A built query tells what the server said as its cause. */
function codeOf(error: unknown): string {
  const { cause, code } = error as { cause?: { code?: string }; code?: string };
  return cause?.code ?? code ?? '';
}

type Client = pg.Pool | pg.PoolClient;

async function queryRows(client: Client, text: string, params: readonly unknown[]): Promise<Rows> {
  const query = { text, values: [...params], rowMode: 'array', types } as pg.QueryArrayConfig;
  const result = await client.query<Row>(query).catch(withoutValues);
  return Object.assign(result.rows ?? [], { changes: result.rowCount ?? 0 });
}

export async function openPostgresStore(url: string, options: StoreOptions & { max?: number } = {}): Promise<Store> {
  const clock = options.clock ?? Date.now;
  const randomBytes = options.randomBytes ?? ((length) => nodeRandomBytes(length));
  const newId = createIdSource(clock, randomBytes);
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 16 });
  // A lent client that loses its connection emits `error`; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {});
  await pool.query('select 1');
  const topics = new Topics();
  const listener = await listen(url, topics);

  async function execute(text: string, params: readonly unknown[], method: Method): Promise<Rows> {
    const unit = liveUnit();
    if (unit?.query) return (await unit.query(text, params, method)) as Rows;
    return queryRows(pool, text, params);
  }

  const db = proxyDb('postgres', execute);

  function transaction(unit: Unit, client: pg.PoolClient): Tx {
    return {
      db,
      dialect: 'postgres',
      now: clock(),
      newId,
      randomBytes,
      execute,
      nested: (body) => nested(unit, client, body),
      publish: async (topic, payload) => {
        await client.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify([topic, payload])]);
      },
      pause,
      afterCommit: (then) => void unit.afterCommit.push(then),
    };
  }

  async function nested<T>(unit: Unit, client: pg.PoolClient, body: () => Promise<T>): Promise<T> {
    const name = `inner_${unit.depth++}`;
    const afterwards = unit.afterCommit.length;
    await client.query(`SAVEPOINT ${name}`);
    try {
      const value = await body();
      await client.query(`RELEASE SAVEPOINT ${name}`);
      return value;
    } catch (error) {
      await client.query(`ROLLBACK TO SAVEPOINT ${name}`);
      unit.afterCommit.length = afterwards;
      throw error;
    } finally {
      unit.depth -= 1;
    }
  }

  const running = new WeakMap<Unit, pg.PoolClient>();

  async function once<T>(begin: string, body: (tx: Tx) => Promise<T> | T): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    const unit = newUnit((text, params) => queryRows(client, text, params));
    running.set(unit, client);
    try {
      await client.query(begin);
      const value = await followedUnit.within(unit, async () => body(transaction(unit, client)));
      unit.over = true;
      const { command } = await client.query('COMMIT');
      // Where a failed statement was passed over, the server rolls back instead, and says so without an error.
      if (command !== 'COMMIT') throw new Error('nothing was kept: a statement failed and its failure was passed over');
      for (const then of unit.afterCommit) then();
      return value;
    } catch (error) {
      unit.over = true;
      await client.query('ROLLBACK').catch((rollbackError: Error) => {
        broken = rollbackError;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function retried<T>(begin: string, body: (tx: Tx) => Promise<T> | T): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(begin, body);
      } catch (error) {
        if (attempt >= ATTEMPTS || !RETRIED.has(codeOf(error))) throw error;
      }
    }
  }

  return {
    dialect: 'postgres',
    db,
    clock,
    execute,
    write: (body) => {
      const outer = followedUnit.get();
      const client = outer && !outer.over ? running.get(outer) : undefined;
      if (outer && client) return nested(outer, client, async () => body(transaction(outer, client)));
      return retried('BEGIN', body);
    },
    read: (body) => retried('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', body),
    subscribe: (topic, heard) => topics.subscribe(topic, heard),
    hears: () => listener.hears(),
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}

/** One listening connection per process; while it is cut, `hears` is false and caches must not be trusted. */
async function listen(url: string, topics: Topics): Promise<{ hears(): boolean; close(): Promise<void> }> {
  let client: pg.Client | undefined;
  let connected = false;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url });
    next.on('error', () => lost(next));
    next.on('end', () => lost(next));
    next.on('notification', (notice) => {
      const [topic, payload] = JSON.parse(notice.payload ?? '[]') as [string, string];
      topics.deliver(topic, payload);
    });
    await next.connect();
    await next.query(`LISTEN ${CHANNEL}`);
    client = next;
    connected = true;
    // Whatever was missed while the line was cut: everybody looks again.
    for (const topic of topics.topics()) topics.deliver(topic, '');
  }

  function lost(which: pg.Client): void {
    if (which !== client || closed) return;
    connected = false;
    client = undefined;
    retry = setTimeout(() => void connect().catch(() => lostAgain()), 250);
  }

  function lostAgain(): void {
    if (!closed) retry = setTimeout(() => void connect().catch(() => lostAgain()), 1_000);
  }

  await connect();
  return {
    hears: () => connected,
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
