import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { portRefusal } from '../../lib/port-refusal.mjs';
import { TerminalRefusal } from '../../lib/terminal.mjs';

/** Settings may stand in a file `.env`; what the environment says goes first. */
export function loadSettings() {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/**
 * Refuses at once what would only fail after minutes of installing and building. The server checks again when it opens
 * its port and its data.
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export async function refuseUnusable(env) {
  refuseUnwritable(path.resolve(env.DATA_DIR || './data'));
  await refuseTaken(env.PORT || '3000', env.HOST || '0.0.0.0');
}

/** @param {string} folder */
function refuseUnwritable(folder) {
  const probe = path.join(folder, `.write-probe-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    const full = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOSPC';
    throw new TerminalRefusal(full ? 'refusals.diskFull' : 'refusals.dataFolder', { folder });
  }
}

/** Step by step: where the system allows no folder at all, Node's own way of making several tries forever. @param {string} folder */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

/**
 * @param {string} port
 * @param {string} host
 * @returns {Promise<void>}
 */
function refuseTaken(port, host) {
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    throw new TerminalRefusal('refusals.portInvalid', { port });
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error) => reject(portRefusal(error, { port, host }) ?? error));
    probe.listen(Number(port), host, () => probe.close(() => resolve()));
  });
}
