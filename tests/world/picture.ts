import { type Page, test } from '@playwright/test';

/** A picture of the page, kept with the results of the run. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });
}
