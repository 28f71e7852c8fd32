import { mkdirSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { finishRestore } from '@/lib/backup/replace';

/** Another server, or a restore, holds the data folder. */
export class DataInUse extends Error {
  constructor(readonly folder: string) {
    super(`the data in ${folder} is in use`);
    this.name = 'DataInUse';
  }
}

export interface ServerLock {
  release(): void;
}

/**
 * Takes the data folder for this process alone, for the embedded database. The lock is one of the operating system's, on
 * a file of its own, so the end of the process frees it however it ends; there is nothing stale to clean up.
 * With the lock in hand, a restore that was cut off is finished first: nobody ever sees half of one.
 * Throws `DataInUse`. Several instances on PostgreSQL do not use it.
 */
export function acquireServerLock(dataDir: string): ServerLock {
  mkdirSync(dataDir, { recursive: true });
  const connection = new BetterSqlite3(path.join(dataDir, 'server.lock'), { timeout: 0 });
  try {
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new DataInUse(dataDir);
    throw error;
  }
  finishRestore(dataDir);
  return { release: () => void connection.close() };
}
