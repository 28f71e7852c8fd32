import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { TerminalRefusal, terminalText } from '../../lib/terminal.mjs';
import { installPackages, isDebianRoot } from './debian.mjs';
import { answers, run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
/** Where Playwright keeps its own browsers ready. */
const DOWNLOADS = 'https://cdn.playwright.dev';

/**
 * The browser the tests drive: the one `CHROMIUM_PATH` names, an installed Chromium or Chrome, or Playwright's own.
 * @returns {Promise<string | undefined>} its path or its name on the search path
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (answers(named)) return named;
    throw new TerminalRefusal('refusals.browserPath', { path: named });
  }
  // Some systems keep a script of the name that only tells how to install the browser: it has to answer.
  const installed = [...NAMES, ...MAC].find((program) => answers(program));
  if (installed) return onSearchPath(installed);
  const { chromium } = await import('@playwright/test');
  const own = chromium.executablePath();
  return existsSync(own) && answers(own) ? own : undefined;
}

/** Finds a browser or installs one, or refuses with one sentence. */
export async function provideBrowser() {
  const browser = (await findBrowser()) ?? (await download()) ?? (await fromDebian());
  if (!browser) throw new TerminalRefusal('refusals.browser');
  await provideChineseFont();
  return browser;
}

async function download() {
  if (!(await isReachable(DOWNLOADS))) return undefined;
  console.log(terminalText('steps.browserDownload'));
  const libraries = isDebianRoot() ? ['--with-deps'] : [];
  await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', ...libraries, 'chromium'], {
    quiet: true,
  });
  return findBrowser();
}

async function fromDebian() {
  if (!isDebianRoot()) return undefined;
  await installPackages(['chromium', 'fonts-noto-cjk']);
  return findBrowser();
}

/** A closed network refuses or stays silent; waiting long for it helps nobody. @param {string} url */
async function isReachable(url) {
  // Behind a proxy only the download itself can tell.
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return true;
  return fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5_000) }).then(
    () => true,
    () => false,
  );
}

/** Pages are Chinese first: without such a font the pictures the tests take show boxes. */
async function provideChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' });
  if (listed.status !== 0 || listed.stdout.trim()) return;
  if (isDebianRoot()) await installPackages(['fonts-noto-cjk']);
  else console.log(terminalText('steps.cjkFont'));
}

/** @param {string} program */
function onSearchPath(program) {
  if (program.includes('/')) return program;
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return found.stdout.trim() || program;
}
