import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../app/_entry/browser.mjs';
import { RUN, serverUrl } from './world/browser-servers';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
// Servers, logs and the browser are found from the project's folder, wherever the run was started.
process.chdir(root);
// The processes of the run read this file again; they need not search again.
process.env.CHROMIUM_PATH ??= await findBrowser();

export default defineConfig({
  testDir: './e2e',
  outputDir: path.join(results, RUN),
  globalSetup: './world/start-browser-servers.ts',
  // Far more than is needed, for a machine that is slow or has much else to do: what is green never waits.
  timeout: 180_000,
  expect: { timeout: 20_000, toPass: { timeout: 30_000 } },
  // One that passes only now is told of at the end of the run: its cause is still to be found.
  retries: 1,
  // The tests of a run share its servers, and with them the people and the goods of the demo.
  workers: 1,
  reporter: [['list'], ['json', { outputFile: path.join(results, `${RUN}.json`) }]],
  use: {
    baseURL: serverUrl('empty'),
    // What cannot be pressed or found fails where it is, and not at the end of the test.
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A film of each test would cost as much as the test: the second try of one that fails is filmed.
    trace: { mode: 'on-first-retry', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        // Without a graphics card its work would be done by the processor.
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1 },
    },
  ],
});
