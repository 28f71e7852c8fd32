import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A registry that lacks packages of other platforms makes npm write a lockfile without them, and `npm ci` then refuses
 * that lockfile everywhere. This adds the missing entries, so that one lockfile serves all platforms.
 * Run it after each change of the lockfile: `node app/_entry/complete-lockfile.mjs`; with `--check` it only reports.
 *
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 */

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'openbsd', 'netbsd', 'sunos', 'aix', 'win32'];
/** Longer names first: `arm64` also starts with `arm`. */
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/**
 * What npm asks about a platform, told from a package's name such as `@biomejs/cli-linux-x64-musl`.
 * @param {string} name
 * @returns {Pick<LockedPackage, 'os' | 'cpu' | 'libc'>}
 */
export function platformOf(name) {
  const parts = name.toLowerCase().split(/[^a-z0-9]+/);
  const os = SYSTEMS.find((system) => parts.includes(system));
  const cpu = PROCESSORS.find((processor) => parts.includes(processor));
  const libc = parts.includes('musl') ? 'musl' : parts.includes('gnu') && os === 'linux' ? 'glibc' : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
}

/**
 * Optional dependencies that no entry of the lockfile satisfies, by the place where npm would put them.
 * @param {Lockfile} lock
 * @returns {Map<string, LockedPackage>}
 */
export function missingOptionalPackages(lock) {
  const missing = new Map();
  for (const [place, one] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(one.optionalDependencies ?? {})) {
      if (isExact(version) && !resolves(lock, place, name))
        missing.set(`node_modules/${name}`, { version, ...platformOf(name), optional: true });
    }
  }
  return missing;
}

/** A range would need the registry to be resolved; npm has done that already for every package it could see.
 * @param {string} version */
function isExact(version) {
  return /^\d+\.\d+\.\d+/.test(version);
}

/** Node's own search: the folder itself, then each folder above.
 * @param {Lockfile} lock @param {string} place @param {string} name */
function resolves(lock, place, name) {
  for (let base = place; ; base = base.slice(0, Math.max(base.lastIndexOf('/node_modules/'), 0))) {
    if (`${base ? `${base}/` : ''}node_modules/${name}` in lock.packages) return true;
    if (!base) return false;
  }
}

/**
 * The same lockfile with the missing entries, in npm's own order.
 * @param {Lockfile} lock
 * @returns {Lockfile}
 */
export function completed(lock) {
  const packages = { ...lock.packages, ...Object.fromEntries(missingOptionalPackages(lock)) };
  const order = Object.keys(packages).sort((a, b) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(order.map((place) => [place, packages[place] ?? {}])) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path.resolve(import.meta.dirname, '../../package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = [...missingOptionalPackages(lock).keys()];
  if (process.argv.includes('--check')) {
    for (const place of missing) console.error(`missing: ${place}`);
    process.exitCode = missing.length ? 1 : 0;
  } else {
    writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`);
    console.log(`${missing.length} entries added`);
  }
}
