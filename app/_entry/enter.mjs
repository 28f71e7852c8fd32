import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { terminalText } from '../../lib/terminal.mjs';

/*
 * What every command does first, in syntax that an old Node.js still reads, so that it is refused by a sentence and not
 * by a syntax error: the other modules are imported only afterwards.
 */

/** The folder of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Whether a version reaches the least one of `engines`.
 * @param {string} found such as `20.19.4`
 * @param {string} range such as `>=20.19`
 * @returns {boolean}
 */
export function satisfies(found, range) {
  const least = range
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number);
  const parts = found.split('.').map(Number);
  const first = least.findIndex((number, index) => parts[index] !== number);
  return first === -1 || Number(parts[first]) > Number(least[first]);
}

/** Goes to the project's folder and ends the process with one sentence when this Node.js is too old. */
export function enter() {
  process.chdir(root);
  const range = JSON.parse(fs.readFileSync('package.json', 'utf8')).engines.node;
  if (satisfies(process.versions.node, range)) return;
  console.error(
    terminalText('refusals.nodeVersion', { needed: range.replace(/[^\d.]/g, ''), found: process.versions.node }),
  );
  process.exit(1);
}

/**
 * Runs the body of a command; a refusal becomes its sentence and exit code 1.
 * @param {() => Promise<unknown>} body
 */
export function command(body) {
  enter();
  body().catch((error) => {
    console.error(error && error.name === 'TerminalRefusal' ? error.message : error);
    process.exit(1);
  });
}
