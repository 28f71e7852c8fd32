import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { TerminalRefusal } from '../../lib/terminal.mjs';
import { run, seconds } from './run.mjs';
import { BESIDE, STAGES } from './stages.mjs';

/** The stages write into a pipe of ours: whether colours help, only we can see. */
const COLOURS = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined };
const ENV = { NEXT_TELEMETRY_DISABLED: '1', ...COLOURS };

/**
 * @typedef {import('./stages.mjs').Stage} Stage
 * @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number }} Outcome
 */

/**
 * Runs the stages, all of them even when one fails, so that one run shows every failure; prints a summary whose last
 * line is `N passed, N failed`.
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
  while (waiting.length + running.size > 0) {
    const next = running.size < BESIDE ? waiting.findIndex(mayBegin) : -1;
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
  const outcome = (/** @type {Omit<Outcome, 'name' | 'seconds'>} */ counts) => ({
    name: stage.name,
    seconds: seconds(started),
    ...counts,
  });
  if (stage.needs && outcomes.some((one) => one.name === stage.needs && one.failed > 0)) {
    heading(`${stage.name}: not run, because ${stage.needs} has failed`);
    return outcome({ passed: 0, failed: 1, skipped: 0 });
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

/**
 * Tests where the stage reports them, else one per command. A command that fails without a failed test counts as one.
 * @param {Stage} stage
 * @param {readonly { code: number }[]} results
 */
function count(stage, results) {
  const broken = results.filter(({ code }) => code !== 0).length;
  if (!stage.report) return { passed: results.length - broken, failed: broken, skipped: 0 };
  const reported = existsSync(stage.report) ? readReport(stage.report) : { passed: 0, failed: 0, skipped: 0 };
  return { ...reported, failed: Math.max(reported.failed, broken) };
}

/** @param {string} file */
function readReport(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  if (report.stats) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  // A file that could not even be loaded holds no test that could fail.
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ one) =>
      one.status === 'failed' && one.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {readonly Outcome[]} outcomes @param {number} total seconds */
function summarise(outcomes, total) {
  heading('summary');
  for (const { name, passed, failed, skipped, seconds: took } of outcomes) {
    const counts = [`${passed} passed`, failed && `${failed} FAILED`, skipped && `${skipped} skipped`].filter(Boolean);
    console.log(`${name.padEnd(10)} ${counts.join(', ').padEnd(40)} ${took} s`);
  }
  console.log(`${'all'.padEnd(51)} ${total} s\n`);
  const sum = (/** @type {'passed' | 'failed'} */ which) => outcomes.reduce((all, one) => all + one[which], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0;
}

/** @param {string} text */
function heading(text) {
  console.log(`\n=== ${text} ===\n`);
}
