import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');
const shared = { root, resolve: { alias: { '@': root } } };
/** Reading the sources again for each file would cost up to two seconds a file. */
const together = { isolate: false };
/** Each file has a database of its own, and half of the time it waits for it. */
const inPairs = { ...together, maxWorkers: 2 };

export default defineConfig({
  ...shared,
  test: {
    projects: [
      // Rules about the sources themselves; each check is shown to fail on small bad samples.
      { ...shared, test: { name: 'house', include: ['tests/house/**/*.test.ts'], testTimeout: 60_000, ...together } },
      { ...shared, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], ...together } },
      {
        ...shared,
        test: {
          name: 'sqlite',
          // What can only befall a file of our own is there only with this one.
          include: ['tests/integration/**/*.test.ts', 'tests/embedded/**/*.test.ts'],
          env: { TEST_DATABASE: 'sqlite' },
          ...inPairs,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // Processes that are killed, and what the next one finds.
      {
        ...shared,
        test: {
          name: 'durability',
          include: ['tests/durability/**/*.test.ts'],
          // They wait most of the time: for processes to start, and for the moment to kill them.
          maxWorkers: 3,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'postgres',
          // Several servers on one database are there only with this one.
          include: ['tests/integration/**/*.test.ts', 'tests/servers/**/*.test.ts'],
          env: { TEST_DATABASE: 'postgres' },
          globalSetup: ['tests/world/start-postgres.ts'],
          ...inPairs,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
