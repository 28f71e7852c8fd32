import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll } from 'vitest';
import { migrate } from '@/lib/db/migrate';
import { openPostgresStore } from '@/lib/db/postgres';
import { openSqliteStore } from '@/lib/db/sqlite';
import type { Store } from '@/lib/db/types';
import { passingFolder } from './passing-folder';
import { freshPostgresDatabase } from './postgres';

export interface TestClock {
  now: number;
  /** Moves time forward, in milliseconds. */
  tick(ms: number): void;
}

export function testClock(start = Date.UTC(2026, 0, 15, 4)): TestClock {
  return {
    now: start,
    tick(ms) {
      this.now += ms;
    },
  };
}

export interface TestStore {
  readonly store: Store;
  readonly clock: TestClock;
}

/** An empty migrated database of the kind this run is for; closed and removed after the file's tests. */
export async function testStore(clock = testClock()): Promise<TestStore> {
  const { store, remove } = await (process.env.TEST_DATABASE === 'postgres' ? openPostgres(clock) : openSqlite(clock));
  afterAll(async () => {
    await store.close();
    await remove();
  });
  return { store, clock };
}

async function openSqlite(clock: TestClock) {
  const folder = passingFolder();
  const store = openSqliteStore(path.join(folder, 'test.db'), { clock: () => clock.now });
  await migrate(store);
  return { store, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function openPostgres(clock: TestClock) {
  const database = await freshPostgresDatabase({ migrated: true });
  return { store: await openPostgresStore(database.url, { clock: () => clock.now }), remove: database.drop };
}
