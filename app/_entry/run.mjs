import { spawn, spawnSync } from 'node:child_process';
import { terminalText } from '../../lib/terminal.mjs';

const STILL_EVERY = 20_000;

/**
 * A child process. Quiet ones keep their output for the case that they fail, and say every now and then that they are
 * still at work.
 * @typedef {{ env?: Readonly<Record<string, string | undefined>>, quiet?: boolean, label?: string }} RunOptions
 * @typedef {{ code: number, output: string }} RunResult
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(program, args, options = {}) {
  const { env, quiet = false, label = '' } = options;
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const heard = (/** @type {Buffer} */ part) => {
      output += part.toString('utf8');
      if (!quiet) process.stdout.write(part);
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    const still = setInterval(() => {
      if (quiet) console.log(`${label} ${terminalText('steps.still', { seconds: seconds(started) })}`.trim());
    }, STILL_EVERY);
    const release = endWith(child);
    const finish = (/** @type {number} */ code) => {
      clearInterval(still);
      release();
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      finish(1);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Whoever ends the launcher ends what it has started. @param {import('node:child_process').ChildProcess} child */
function endWith(child) {
  const numbers = /** @type {const} */ ({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 });
  const stop = (/** @type {keyof typeof numbers} */ signal) => {
    child.kill(signal);
    process.exit(128 + numbers[signal]);
  };
  const signals = /** @type {const} */ (['SIGHUP', 'SIGINT', 'SIGTERM']);
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

/** Whole seconds since an instant in milliseconds. @param {number} since */
export function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}

/** Whether a program starts and answers with success. @param {string} program @param {readonly string[]} [args] */
export function answers(program, args = ['--version']) {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
