import { cpus } from 'node:os';

/**
 * What `npm test` runs. Stages of one group run beside each other; a group waits for the one before it.
 * @typedef {{ name: string, commands: readonly (readonly string[])[], report?: string, needs?: string }} Stage
 */

/** @param {string} project */
const vitest = (project) => {
  const report = `test-results/${project}.json`;
  const strict = ['--allowOnly=false', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = ['vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--project', project, ...strict];
  return { report, commands: [command] };
};

/** Paths are those of the tools inside `node_modules`. @type {readonly (readonly Stage[])[]} */
export const GROUPS = [
  [
    {
      name: 'types',
      commands: [
        ['next/dist/bin/next', 'typegen'],
        // What an earlier run remembers of the addresses would be held against pages that came since.
        ['typescript/bin/tsc', '--noEmit', '--incremental', 'false'],
      ],
    },
    {
      name: 'lint',
      commands: [
        ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
        ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
        ['knip/bin/knip.js'],
      ],
    },
  ],
  [
    { name: 'house', ...vitest('house') },
    { name: 'unit', ...vitest('unit') },
  ],
  // Integration tests of two servers, and those that kill whole servers, need the build.
  [{ name: 'build', commands: [['../app/_entry/command.mjs', 'build']] }],
  [
    { name: 'sqlite', ...vitest('sqlite') },
    { name: 'postgres', needs: 'build', ...vitest('postgres') },
  ],
  [{ name: 'durability', needs: 'build', ...vitest('durability') }],
  [
    {
      name: 'browser',
      needs: 'build',
      report: 'test-results/browser.json',
      commands: [['@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts', '--forbid-only']],
    },
  ],
];

/** Side by side only where there are two cores to do it. */
export const BESIDE = cpus().length > 1;
