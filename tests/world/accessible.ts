import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** No automatic finding of WCAG 2.2 AA or of good practice, a title, and nothing wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page reached by a link gets its title a moment after its address.
  await expect(page, page.url()).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    // Judged where it stands: no page holds a frame of another origin, for which a second page would be opened each time.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(found, page.url()).toEqual([]);
  await expectWithinScreen(page);
}

/** What a finger presses is 44 px high; words that lead somewhere in the midst of a sentence are as high as the sentence. */
export async function expectFingerTargets(page: Page): Promise<void> {
  const low = await page.locator('button, select, a[href], input, textarea, summary').evaluateAll((controls) =>
    controls.flatMap((control) => {
      const { width, height } = control.getBoundingClientRect();
      const isInSentence = getComputedStyle(control).display === 'inline';
      // A box to tick is pressed by its words as well.
      const isTicked = control.matches('input[type=checkbox], input[type=radio]');
      if (width <= 1 || height >= 43.5 || isInSentence || isTicked) return [];
      return [`${control.getAttribute('aria-label') ?? control.textContent}: ${Math.round(height)} px`];
    }),
  );
  expect(low, page.url()).toEqual([]);
}

/** A title, and nothing wider than the screen. */
export async function expectWithinScreen(page: Page): Promise<void> {
  await expect(page, page.url()).toHaveTitle(/\S/);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, `${page.url()} is wider than the screen by`).toBeLessThanOrEqual(0);
}
