import pg from 'pg';
import { migrate } from '@/lib/db/migrate';
import { openPostgresStore } from '@/lib/db/postgres';

let count = 0;

/** Migrated once for the run: a copy of it costs a tenth of migrating again. */
const MIGRATED = 'migrated';

interface Database {
  readonly url: string;
  drop(): Promise<void>;
}

/** A new database on the server that the run started, empty or with our tables; the server's address is `TEST_POSTGRES_URL`. */
export async function freshPostgresDatabase({ migrated = false } = {}): Promise<Database> {
  const name = `test_${process.pid}_${Date.now().toString(36)}_${count++}`;
  return createDatabase(name, migrated ? ` template "${MIGRATED}"` : '');
}

/** Prepares what migrated databases are copied from; nobody may be connected to it while it is copied. */
export async function prepareMigrated(): Promise<void> {
  const { url } = await createDatabase(MIGRATED);
  const store = await openPostgresStore(url);
  await migrate(store);
  await store.close();
}

async function createDatabase(name: string, options = ''): Promise<Database> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('TEST_POSTGRES_URL is not set: the test run starts a PostgreSQL server and sets it');
  await administer(server, `create database "${name}"${options}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(server, `drop database if exists "${name}" with (force)`) };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
