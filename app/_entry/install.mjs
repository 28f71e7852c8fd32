import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TerminalRefusal, terminalText } from '../../lib/terminal.mjs';
import { compilerRefusal, isDebianRoot, missingCompiler, provideCompiler } from './debian.mjs';
import { run, seconds } from './run.mjs';

const STAMP = 'node_modules/.pointwright-stamp';
/** For older versions than this, the SQLite driver offers nothing compiled beforehand. */
const PREBUILT_SINCE = 22;

/** Installs the dependencies when there are none, when the lockfile has changed, or when Node.js has. */
export async function installDependencies() {
  if (areDependenciesCurrent()) return;
  // Somebody may have run npm by hand: then there is nothing left to do.
  if (!(isInstalled() && driverLoads())) await install();
  writeFileSync(STAMP, wantedStamp());
}

/** Whether the last installation was for this lockfile and this Node.js. */
export function areDependenciesCurrent() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wantedStamp();
}

/** Compiled modules fit one system and one binary interface of Node.js. */
function wantedStamp() {
  const hash = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  return `${hash} ${process.platform} ${process.arch} ${process.versions.modules}\n`;
}

/** Whether what npm has put there is what the lockfile asks for. */
function isInstalled() {
  const hidden = 'node_modules/.package-lock.json';
  if (!existsSync(hidden)) return false;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  /** @type {[string, { version?: string, optional?: boolean, devOptional?: boolean }][]} */
  const wanted = Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages);
  return wanted.every(([place, one]) => {
    if (place === '') return true;
    return place in present ? present[place].version === one.version : one.optional || one.devOptional;
  });
}

function driverLoads() {
  const open = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['-e', open], { stdio: 'ignore' }).status === 0;
}

async function install() {
  const compiles = Number(process.versions.node.split('.')[0]) < PREBUILT_SINCE;
  if (compiles || isDebianRoot()) await provideCompiler();
  console.log(terminalText('steps.dependencies'));
  const started = Date.now();
  const { code, output } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw installRefusal(output);
  if (!driverLoads()) throw new TerminalRefusal('refusals.driver');
  console.log(terminalText('steps.done', { seconds: seconds(started) }));
}

/** @param {string} output */
function installRefusal(output) {
  console.error(output);
  const missing = missingCompiler();
  if (/gyp ERR!/.test(output) && missing.length) return compilerRefusal(missing);
  const offline = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH/.test(output);
  return new TerminalRefusal(offline ? 'refusals.registry' : 'refusals.dependencies');
}

/** @param {readonly string[]} args */
function npm(args) {
  const env = { ...headersHere() };
  const script = process.env.npm_execpath;
  // The npm that started us, if one did: another one may lie first on the path.
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], { env, quiet: true });
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { env, quiet: true });
}

/** Node's own headers, where they lie beside it: the compiler then downloads none. */
function headersHere() {
  const prefix = path.resolve(path.dirname(process.execPath), '..');
  const header = path.join(prefix, 'include/node/node_version.h');
  if (process.env.npm_config_nodedir || !existsSync(header)) return {};
  const text = readFileSync(header, 'utf8');
  const [major, minor] = process.versions.node.split('.');
  const fits =
    text.includes(`#define NODE_MAJOR_VERSION ${major}\n`) && text.includes(`#define NODE_MINOR_VERSION ${minor}\n`);
  return fits ? { npm_config_nodedir: prefix } : {};
}
