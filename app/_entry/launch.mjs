import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhenChanged } from './build.mjs';
import { root } from './enter.mjs';
import { areDependenciesCurrent, installDependencies } from './install.mjs';
import { loadSettings, refuseUnusable } from './preflight.mjs';

/**
 * `npm start`: from a fresh clone to a serving product. The server runs in this very process, so that signals, exit code
 * and memory are its own, and nothing is left behind when the process is killed.
 */
export async function launchServer() {
  loadSettings();
  await refuseUnusable(process.env);
  await installDependencies();
  await buildWhenChanged({ pages: true });
  endWithNpm();
  await runBuilt('server');
}

/**
 * A signal for npm ends npm and its shell, but the shell hands nothing on. When npm has started this process, losing
 * the shell therefore means that the server shall end, in order.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/** Commands that people run beside a server. */
const BESIDE = ['verify', 'backup', 'restore'];

/**
 * `npm run verify | backup | restore | worker | build`: the same, as far as the command needs it.
 * @param {string | undefined} name
 */
export async function launchCommand(name) {
  // The command reads its own arguments from the third word on, like the server.
  process.argv.splice(2, 1);
  loadSettings();
  // Before an update people make a backup: the packages of the server that still runs then stay as they are.
  const asItIs = BESIDE.includes(String(name)) && existsSync(`dist/${name}.js`) && !areDependenciesCurrent();
  if (!asItIs) {
    await installDependencies();
    await buildWhenChanged({ pages: name === 'build' });
  }
  if (name === 'worker') endWithNpm();
  if (name !== 'build') await runBuilt(String(name));
}

/** @param {string} name */
async function runBuilt(name) {
  // Next decides by these when it is imported.
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  await import(pathToFileURL(path.join(root, 'dist', `${name}.js`)).href);
}
