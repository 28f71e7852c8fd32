import { stripVTControlCharacters } from 'node:util';

/**
 * A test that failed, or passed only when it was tried again.
 * @typedef {{ name: string, error: string, again: boolean }} Trouble
 * @typedef {{ passed: number, failed: number, skipped: number, again: number, troubles: readonly Trouble[] }} Report
 */

/** Lines and signs of an error that tell what it is about; what follows stands in the log of its stage. */
const FIRST = 8;
/** Lines of an output that was not reported in any other way. */
const LAST = 20;
const SIGNS = 240;

/**
 * What a runner of tests has written about its run: counts, and by name what did not go well.
 * @param {string} text JSON of Playwright or Vitest
 * @param {string} root of the project, which names of files go without
 * @returns {Report}
 */
export function readReport(text, root) {
  const report = JSON.parse(text);
  return report.stats ? ofPlaywright(report) : ofVitest(report, root);
}

/** The first lines of an error, or the last ones of an output. @param {string} text @param {{ last?: boolean }} [which] */
export function fewLines(text, { last = false } = {}) {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trimEnd().slice(0, SIGNS))
    // Frames of the runner tell nobody anything.
    .filter((line) => line !== '' && !/^\s+at .*(node_modules|new Promise)/.test(line));
  return (last ? lines.slice(-LAST) : lines.slice(0, FIRST)).join('\n');
}

/**
 * @typedef {{ message?: string }} Fault
 * @typedef {{ status: string, results: readonly { errors: readonly Fault[] }[] }} Tried
 * @typedef {{ title: string, file: string, line: number, tests: readonly Tried[] }} Spec
 * @typedef {{ specs?: readonly Spec[], suites?: readonly Suite[] }} Suite
 *
 * @param {Suite & { stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>, errors?: readonly Fault[] }} report
 * @returns {Report}
 */
function ofPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const around = (report.errors ?? []).map((fault) => ({
    name: 'around the tests',
    error: fewLines(fault.message ?? ''),
    again: false,
  }));
  return {
    passed: expected + flaky,
    // What goes wrong before the first test is the failure of all.
    failed: unexpected || around.length,
    skipped,
    again: flaky,
    troubles: [...around, ...specsIn(report).flatMap(troublesOf)],
  };
}

/** @param {Suite} suite @returns {readonly Spec[]} */
function specsIn({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsIn)];
}

/** @param {Spec} spec @returns {readonly Trouble[]} */
function troublesOf({ file, line, title, tests }) {
  return tests
    .filter(({ status }) => status === 'unexpected' || status === 'flaky')
    .map(({ status, results }) => ({
      name: `${file}:${line} › ${title}`,
      error: fewLines(results.flatMap(({ errors }) => errors)[0]?.message ?? ''),
      again: status === 'flaky',
    }));
}

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: readonly string[] }} Assertion
 * @typedef {{ name: string, status: string, message?: string, assertionResults: readonly Assertion[] }} TestFile
 *
 * @param {Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number> & { testResults: readonly TestFile[] }} report
 * @param {string} root
 * @returns {Report}
 */
function ofVitest(report, root) {
  // A file that could not even be loaded holds no test that could fail.
  const unloaded = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  const place = (/** @type {TestFile} */ file) => file.name.replace(`${root}/`, '');
  const failed = report.testResults.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map((one) => ({
        name: `${place(file)} › ${one.fullName}`,
        error: fewLines(one.failureMessages?.[0] ?? ''),
        again: false,
      })),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    again: 0,
    troubles: [
      ...unloaded.map((file) => ({ name: place(file), error: fewLines(file.message ?? ''), again: false })),
      ...failed,
    ],
  };
}
