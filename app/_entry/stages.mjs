import { cpus } from 'node:os';

/**
 * What `npm test` runs, `BESIDE` stages at a time, in this order: as soon as one has ended the next one begins that need not wait
 * for another. One that `follows` others begins when they have ended; without what it `needs` it does not run at all. One that
 * runs `aside` takes no place of another.
 * @typedef {{
 *   name: string,
 *   commands: readonly (readonly string[])[],
 *   env?: Readonly<Record<string, string>>,
 *   report?: string,
 *   follows?: readonly string[],
 *   needs?: string,
 *   aside?: boolean,
 * }} Stage
 */

/** @param {string} project */
const vitest = (project) => {
  const report = `test-results/${project}.json`;
  const strict = ['--allowOnly=false', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = ['vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--project', project, ...strict];
  return { report, commands: [command] };
};

/** A run of its own for each width of screen, with servers of its own. @param {string} project */
const browser = (project) => {
  const command = ['@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts', '--project', project];
  return {
    needs: 'build',
    report: `test-results/${project}.json`,
    env: { BROWSER_RUN: project },
    commands: [[...command, '--forbid-only']],
  };
};

/** Paths are those of the tools inside `node_modules`. @type {readonly Stage[]} */
export const STAGES = [
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
  // Both write the types of the addresses.
  { name: 'build', follows: ['types'], commands: [['../app/_entry/command.mjs', 'build']] },
  { name: 'house', ...vitest('house') },
  { name: 'unit', ...vitest('unit') },
  { name: 'desktop', ...browser('desktop') },
  { name: 'phone', ...browser('phone') },
  // Those that kill whole servers, and integration tests of two servers, need the build. The first take long, one after the other:
  // begun late they would run on alone.
  { name: 'durability', needs: 'build', aside: true, ...vitest('durability') },
  { name: 'sqlite', ...vitest('sqlite') },
  { name: 'postgres', needs: 'build', ...vitest('postgres') },
];

/** How many stages run beside each other: browsers wait half of their time, so that two cores have room for a third. */
export const BESIDE = cpus().length > 1 ? 3 : 1;
