import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../app/_entry/browser.mjs';
import { LOCALE_COOKIE } from '../lib/i18n/locales';
import { startServer } from './world/start-server';

/** Takes the two pictures of the README from the running demo: `npm run pictures`, after a build. */
const FOLDER = 'tests/pictures';
const LARGEST = 150_000;

async function save(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ animations: 'disabled' });
  if (picture.length > LARGEST) throw new Error(`${name} has ${picture.length} bytes, more than ${LARGEST}`);
  writeFileSync(`${FOLDER}/${name}.png`, picture);
}

const server = await startServer({ demo: true });
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
try {
  mkdirSync(FOLDER, { recursive: true });
  const open = async (screen: { readonly width: number; readonly height: number; readonly scale?: number }) => {
    const { width, height, scale = 1 } = screen;
    const viewport = { width, height };
    const context = await browser.newContext({ baseURL: server.url, viewport, deviceScaleFactor: scale, locale: 'en' });
    await context.addCookies([{ name: LOCALE_COOKIE, value: 'en', url: server.url }]);
    return context.newPage();
  };

  const studio = await open({ width: 1280, height: 800 });
  await studio.goto('/sign-in');
  await studio.getByRole('button', { name: 'Enter as Owner' }).click();
  await studio.waitForURL(/\/home$/);
  await studio.goto('/studio/cafe/points', { waitUntil: 'networkidle' });
  await save(studio, 'studio');

  const portal = await open({ width: 390, height: 844, scale: 1.25 });
  await portal.goto('/m/cafe/sign-in');
  await portal.getByRole('button', { name: 'Enter' }).click();
  await portal.waitForURL(/\/m\/cafe$/);
  await portal.waitForLoadState('networkidle');
  await save(portal, 'portal');
} finally {
  await browser.close();
  await server.stop();
}
