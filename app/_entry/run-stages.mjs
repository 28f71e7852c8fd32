import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { TerminalRefusal } from '../../lib/terminal.mjs';
import { fewLines, readReport } from './read-report.mjs';
import { run, seconds } from './run.mjs';
import { BESIDE, STAGES } from './stages.mjs';

/** The stages write into a pipe of ours: whether colours help, only we can see. */
const COLOURS = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined };
const ENV = { NEXT_TELEMETRY_DISABLED: '1', ...COLOURS };

/**
 * @typedef {import('./stages.mjs').Stage} Stage
 * @typedef {import('./read-report.mjs').Report} Report
 * @typedef {Report & { name: string, seconds: number }} Outcome
 */

/**
 * Runs the stages, all of them even when one fails, so that one run shows every failure; prints what went wrong by name, and a
 * summary whose last line is `N passed, N failed`.
 * @param {readonly string[]} only names of stages; empty for all
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function runStages(only) {
  const names = STAGES.map((stage) => stage.name);
  for (const name of only)
    if (!names.includes(name)) throw new TerminalRefusal('refusals.stage', { name, names: names.join(', ') });
  rmSync('test-results', { recursive: true, force: true });
  const started = Date.now();
  const outcomes = await runInOrder(STAGES.filter((stage) => only.length === 0 || only.includes(stage.name)));
  return summarise(outcomes, seconds(started));
}

/**
 * @param {readonly Stage[]} stages
 * @returns {Promise<Outcome[]>} in the order of the stages
 */
async function runInOrder(stages) {
  /** @type {Outcome[]} */
  const outcomes = [];
  const waiting = [...stages];
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();
  const live = BESIDE === 1 || stages.length === 1;
  const isOver = (/** @type {string} */ name) => !running.has(name) && !waiting.some((stage) => stage.name === name);
  const mayBegin = (/** @type {Stage} */ stage) =>
    [...(stage.follows ?? []), ...(stage.needs ? [stage.needs] : [])].every(isOver);
  const mayBeside = (/** @type {Stage} */ stage) => {
    if (BESIDE > 1 && stage.aside) return true;
    return stages.filter(({ name, aside }) => running.has(name) && !aside).length < BESIDE;
  };
  while (waiting.length + running.size > 0) {
    const next = waiting.findIndex((stage) => mayBeside(stage) && mayBegin(stage));
    const [stage] = next < 0 ? [] : waiting.splice(next, 1);
    if (!stage) {
      await Promise.race(running.values());
      continue;
    }
    const ended = runStage(stage, { outcomes, live }).then((outcome) => {
      outcomes.push(outcome);
      running.delete(stage.name);
    });
    running.set(stage.name, ended);
  }
  return stages.flatMap(({ name }) => outcomes.filter((one) => one.name === name));
}

/**
 * Output of stages that run beside each other is kept and printed in one piece.
 * @param {Stage} stage
 * @param {{ outcomes: readonly Outcome[], live: boolean }} context
 * @returns {Promise<Outcome>}
 */
async function runStage(stage, { outcomes, live }) {
  const started = Date.now();
  const outcome = (/** @type {Report} */ report) => ({ name: stage.name, seconds: seconds(started), ...report });
  if (stage.needs && outcomes.some((one) => one.name === stage.needs && one.failed > 0)) {
    heading(`${stage.name}: not run, because ${stage.needs} has failed`);
    return outcome({ ...NOTHING, failed: 1 });
  }
  if (live) heading(stage.name);
  const results = [];
  for (const [tool, ...args] of stage.commands) {
    const program = path.join('node_modules', String(tool));
    const env = { ...ENV, ...stage.env };
    results.push(await run(process.execPath, [program, ...args], { quiet: !live, label: stage.name, env }));
  }
  if (!live) {
    heading(stage.name);
    for (const { output } of results) process.stdout.write(output);
  }
  return outcome(count(stage, results));
}

/** @type {Report} */
const NOTHING = { passed: 0, failed: 0, skipped: 0, again: 0, troubles: [] };

/**
 * Tests where the stage reports them, else one per command. A command that fails without a failed test counts as one, and its last
 * words tell why.
 * @param {Stage} stage
 * @param {readonly { code: number, output: string }[]} results
 * @returns {Report}
 */
function count(stage, results) {
  const broken = results.filter(({ code }) => code !== 0);
  const report = !stage.report
    ? { ...NOTHING, passed: results.length - broken.length }
    : existsSync(stage.report)
      ? readReport(readFileSync(stage.report, 'utf8'), process.cwd())
      : NOTHING;
  if (report.failed >= broken.length) return report;
  const words = broken.map(({ output }) => ({
    name: 'ended with an error',
    error: fewLines(output, { last: true }),
    again: false,
  }));
  return { ...report, failed: broken.length, troubles: [...report.troubles, ...words] };
}

/** Of each stage, so that the end of a log holds them. */
const TOLD = 12;

/** Names what failed, and what passed only at the second try, with the first lines of its error. @param {readonly Outcome[]} outcomes */
function tell(outcomes) {
  if (outcomes.every(({ troubles }) => troubles.length === 0)) return;
  heading('what went wrong');
  for (const { name, troubles } of outcomes) {
    for (const trouble of troubles.slice(0, TOLD)) {
      console.log(`${name}: ${trouble.name}${trouble.again ? ' (passed at the second try)' : ''}`);
      console.log(`${trouble.error.replace(/^/gm, '    ')}\n`);
    }
    if (troubles.length > TOLD) console.log(`${name}: and ${troubles.length - TOLD} more\n`);
  }
}

/** @param {readonly Outcome[]} outcomes @param {number} total seconds */
function summarise(outcomes, total) {
  tell(outcomes);
  heading('summary');
  for (const { name, passed, failed, skipped, again, seconds: took } of outcomes) {
    const counts = [
      `${passed} passed`,
      again && `${again} of them only at the second try`,
      failed && `${failed} FAILED`,
      skipped && `${skipped} skipped`,
    ].filter(Boolean);
    console.log(`${name.padEnd(10)} ${counts.join(', ').padEnd(54)} ${took} s`);
  }
  console.log(`${'all'.padEnd(65)} ${total} s\n`);
  const sum = (/** @type {'passed' | 'failed'} */ which) => outcomes.reduce((all, one) => all + one[which], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0;
}

/** @param {string} text */
function heading(text) {
  console.log(`\n=== ${text} ===\n`);
}
