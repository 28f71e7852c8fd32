import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TerminalRefusal, terminalText } from '../../lib/terminal.mjs';
import { run, seconds } from './run.mjs';

const SOURCES = ['app', 'components', 'drizzle', 'engine', 'lib', 'public'];
/** Files of the project's folder that a build reads: configurations, versions, hooks of Next. */
const ROOT_FILES = /^(package-lock\.json|tsconfig\.json|(next|postcss)\.config\.\w+|(instrumentation|proxy)\.ts)$/;
const ENTRIES = ['server', 'command-thread', 'checkpoint-thread', 'worker', 'verify', 'backup', 'restore'];
const STAMPS = { entries: 'dist/.entries-stamp', pages: 'dist/.pages-stamp' };

/**
 * Builds what the sources have outgrown: the bundled commands in `dist`, and for the server also Next's pages.
 * @param {{ pages: boolean }} needed
 */
export async function buildWhenChanged({ pages }) {
  const wanted = sourcesHash();
  if (!isBuilt(STAMPS.entries, wanted)) {
    if (!pages) console.log(terminalText('steps.entries'));
    await stamped(STAMPS.entries, wanted, bundleEntries);
  }
  if (pages && !(isBuilt(STAMPS.pages, wanted) && existsSync('.next/BUILD_ID'))) {
    console.log(terminalText('steps.build'));
    await stamped(STAMPS.pages, wanted, buildPages);
  }
}

/** @param {string} stamp @param {string} wanted */
function isBuilt(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** A build that fails or is cut off leaves no stamp. @param {string} stamp @param {string} wanted @param {() => Promise<void>} build */
async function stamped(stamp, wanted, build) {
  rmSync(stamp, { force: true });
  await build();
  mkdirSync('dist', { recursive: true });
  writeFileSync(stamp, wanted);
}

/** One hash over the content of all sources; times of change would differ from clone to clone. */
function sourcesHash() {
  const hash = createHash('sha256').update(process.versions.node);
  const files = SOURCES.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  const rootFiles = readdirSync('.').filter((name) => ROOT_FILES.test(name));
  for (const file of [...files, ...rootFiles].sort()) {
    hash.update(`\0${file.replaceAll(path.sep, '/')}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

async function bundleEntries() {
  const { build } = await import('esbuild');
  try {
    await build({
      entryPoints: ENTRIES.map((name) => `app/_entry/${name}.ts`).filter((file) => existsSync(file)),
      outdir: 'dist',
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      sourcemap: true,
      logLevel: 'warning',
    });
  } catch {
    throw new TerminalRefusal('refusals.build');
  }
}

async function buildPages() {
  const started = Date.now();
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const { code, output } = await run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env,
    quiet: true,
  });
  if (code !== 0) {
    console.error(output);
    throw new TerminalRefusal('refusals.build');
  }
  console.log(terminalText('steps.done', { seconds: seconds(started) }));
}
