import { expect, type Locator, type Page } from '@playwright/test';

/** Where a field is put: in front of or behind another one, or into a container; at the end of the form when nothing is said. */
export type Place = { readonly before: string } | { readonly after: string } | { readonly inside: string };

/** Makes an app without anything in it, for a test that wants to publish alone; answers with its key. */
export async function createApp(page: Page, title: string): Promise<string> {
  return page.evaluate(async (name) => {
    const body = JSON.stringify({ title: { 'zh-CN': name }, accent: '#1f6f54' });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/api/v1/apps', { method: 'POST', headers, body });
    return ((await answer.json()) as { key: string }).key;
  }, title);
}

/** Makes a blank form of an app and comes to its designer; answers with the form's key. */
export async function createForm(page: Page, app: string, title: string): Promise<string> {
  await page.goto(`/studio/${app}/forms`);
  await page.getByRole('button', { name: '新建表单' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('标题').fill(title);
  await dialog.getByRole('button', { name: '创建' }).click();
  await page.waitForURL(/\/forms\/[^/]+$/);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** A field on the canvas, by its title. */
export function canvasField(page: Page, title: string): Locator {
  return page.getByRole('region', { name: '表单画布' }).getByRole('button', { name: new RegExp(`^${title}，`) });
}

/** What stands on the canvas, in reading order. */
export async function canvasTitles(page: Page): Promise<string[]> {
  const names = page.getByRole('region', { name: '表单画布' }).locator('button[id^=canvas-]');
  return (await names.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))).map((name) =>
    name.replace(/，[^，]*$/, ''),
  );
}

/** Changes the title of a field where it stands. */
export async function renameField(page: Page, title: string, next: string): Promise<void> {
  await canvasField(page, title).dblclick();
  await page.getByRole('textbox', { name: `“${title}”的新标题` }).fill(next);
  await page.keyboard.press('Enter');
  await expect(canvasField(page, next)).toBeVisible();
}

/** Presses Tab until the control has the focus. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error('Tab does not come to the control');
}

/** Drags a kind of field (by its name in the palette) to a place on the canvas, with the mouse. */
export async function dragToCanvas(page: Page, kind: string, place?: Place): Promise<void> {
  const item = page.getByRole('navigation', { name: '字段' }).getByRole('button', { name: kind, exact: true });
  await drag(page, item, place);
}

/** Drags a field that stands on the canvas to another place, with the mouse. */
export async function dragField(page: Page, title: string, place: Place): Promise<void> {
  await drag(page, canvasField(page, title), place);
}

async function drag(page: Page, what: Locator, place?: Place): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const target = targetOf(page, place);
  // Both have to be on the screen: the palette stays beside the canvas while that is scrolled.
  await target.scrollIntoViewIfNeeded();
  await what.hover();
  await page.mouse.down();
  const from = await middleOf(what);
  await page.mouse.move(from.x + 4, from.y + 12, { steps: 4 });
  const box = await target.boundingBox();
  if (!box) throw new Error('the place to drop at is not on the screen');
  const x = box.x + box.width / 2;
  const y = place && 'before' in place ? box.y + 3 : box.y + box.height - 3;
  await page.mouse.move(x, y, { steps: 12 });
  // What lies under the pointer is measured once more when it has come to rest.
  await page.mouse.move(x + 1, y, { steps: 2 });
  await expect(page.locator('[data-marker]')).toHaveCount(1);
  await page.mouse.up();
}

function targetOf(page: Page, place: Place | undefined): Locator {
  const canvas = page.getByRole('region', { name: '表单画布' });
  if (!place) return canvas.locator('[data-end=form]');
  const title = 'inside' in place ? place.inside : 'before' in place ? place.before : place.after;
  const item = canvasField(page, title).locator('xpath=..');
  return 'inside' in place ? item.locator('[data-end]').last() : item;
}

async function middleOf(what: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await what.boundingBox();
  if (!box) throw new Error('what is to be dragged is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Adds a kind of field behind the chosen one by keys alone: `/` leads to the search, Enter adds what it found; the new field has the focus. */
export async function addByKeyboard(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: '搜索字段' })).toBeFocused();
  await page.keyboard.insertText(kind);
  await page.keyboard.press('Enter');
  await expectSaid(page, `添加了“${kind}”`);
  await expect(page.locator('[id^=canvas-]:focus')).toHaveCount(1);
}

/** What the designer told those who cannot see it, at last. */
export async function expectSaid(page: Page, text: string): Promise<void> {
  await expect(page.locator('[aria-live=assertive]').filter({ hasText: text })).toHaveCount(1);
}

/** Everything done so far has arrived at the server. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toHaveCount(1);
}

/** Publishes the app's changes and waits until they are in force. */
export async function publish(page: Page, app: string): Promise<void> {
  await page.goto(`/studio/${app}/publish`);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByText(/已发布，现为第 \d+ 次发布/)).toBeVisible();
}
