import { existsSync } from 'node:fs';
import { TerminalRefusal, terminalText } from '../../lib/terminal.mjs';
import { answers, run } from './run.mjs';

/** Programs that compile the SQLite driver, and the Debian packages they come from. */
const COMPILER = [
  { package: 'python3', programs: ['python3', 'python'] },
  { package: 'make', programs: ['make', 'gmake'] },
  { package: 'g++', programs: ['g++', 'c++', 'clang++'] },
];

/** Whether we may install Debian packages by ourselves. */
export function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian packages, as root. @param {readonly string[]} packages */
export async function installPackages(packages) {
  const names = packages.join(' ');
  console.log(terminalText('steps.debianPackages', { packages: names }));
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update'], { env, quiet: true });
  const install = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env, quiet: true });
  if (install.code === 0) return;
  console.error((update.code === 0 ? '' : update.output) + install.output);
  throw new TerminalRefusal('refusals.debianPackages', { packages: names });
}

/** Packages whose programs this machine lacks for compiling a native module. */
export function missingCompiler() {
  return COMPILER.filter(({ programs }) => !programs.some((program) => answers(program))).map((one) => one.package);
}

/** Makes sure that native modules can be compiled, or refuses with the names of what is missing. */
export async function provideCompiler() {
  const missing = missingCompiler();
  if (missing.length === 0) return;
  if (!isDebianRoot()) throw compilerRefusal(missing);
  await installPackages(missing);
}

/** @param {readonly string[]} missing */
export function compilerRefusal(missing) {
  return new TerminalRefusal('refusals.compiler', { missing: missing.join(', '), packages: missing.join(' ') });
}
