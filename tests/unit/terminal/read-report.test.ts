import { describe, expect, it } from 'vitest';
import { fewLines, readReport } from '@/app/_entry/read-report.mjs';

const spec = (title: string, status: string, ...messages: readonly string[]) => ({
  title,
  file: 'entry.spec.ts',
  line: 8,
  tests: [{ status, results: messages.map((message) => ({ errors: message ? [{ message }] : [] })) }],
});

describe('a report of browser tests', () => {
  const red = '\u001b[31mError\u001b[39m: locator.click: Timeout\n\n  - waiting for the button\n';
  const report = {
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
    suites: [
      { specs: [spec('comes in', 'expected', '')] },
      {
        specs: [spec('goes out', 'flaky', 'Error: too early', '')],
        suites: [{ specs: [spec('stays', 'unexpected', red, 'Error: again')] }],
      },
    ],
  };

  it('counts what passed at the second try as passed, and tells of it', () => {
    expect(readReport(JSON.stringify(report), '/p')).toEqual({
      passed: 4,
      failed: 1,
      skipped: 2,
      again: 1,
      troubles: [
        { name: 'entry.spec.ts:8 › goes out', error: 'Error: too early', again: true },
        {
          name: 'entry.spec.ts:8 › stays',
          error: 'Error: locator.click: Timeout\n  - waiting for the button',
          again: false,
        },
      ],
    });
  });

  it('fails with what went wrong before the first test', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    const broken = { stats, suites: [], errors: [{ message: 'Error: no server' }] };
    expect(readReport(JSON.stringify(broken), '/p')).toMatchObject({
      failed: 1,
      troubles: [{ name: 'around the tests', error: 'Error: no server' }],
    });
  });
});

it('names the tests of a report of Vitest by their file, and files that could not be loaded', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      {
        name: '/p/tests/a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'a one' },
          {
            status: 'failed',
            fullName: 'a two',
            failureMessages: ['AssertionError: expected 1 to be 2\n at x\n  at y (/p/node_modules/z.js:1)'],
          },
        ],
      },
      { name: '/p/tests/b.test.ts', status: 'failed', message: 'SyntaxError: oh', assertionResults: [] },
    ],
  };
  expect(readReport(JSON.stringify(report), '/p')).toEqual({
    passed: 7,
    failed: 2,
    skipped: 2,
    again: 0,
    troubles: [
      { name: 'tests/b.test.ts', error: 'SyntaxError: oh', again: false },
      { name: 'tests/a.test.ts › a two', error: 'AssertionError: expected 1 to be 2\n at x', again: false },
    ],
  });
});

it('keeps the beginning of an error and the end of an output', () => {
  const lines = Array.from({ length: 50 }, (_, at) => `line ${at}`);
  expect(fewLines(lines.join('\n')).split('\n')).toEqual(lines.slice(0, 8));
  expect(fewLines(lines.join('\n\n'), { last: true }).split('\n')).toEqual(lines.slice(30));
});
