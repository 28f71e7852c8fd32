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
  // The bar comes when the designer is alive: from then on it hears keys.
  await saved(page);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** A field on the canvas, by its title. */
export function canvasField(page: Page, title: string): Locator {
  return page.getByRole('region', { name: '表单画布' }).getByRole('button', { name: new RegExp(`^${title}，`) });
}

/** All fields on the canvas, in reading order. */
export function canvasFields(page: Page): Locator {
  return page.getByRole('region', { name: '表单画布' }).locator('button[id^=canvas-]');
}

/** These fields stand on the canvas, in this order, and no others. */
export async function expectCanvas(page: Page, titles: readonly string[]): Promise<void> {
  const read = async () => {
    const labels = await canvasFields(page).evaluateAll((all) =>
      all.map((one) => one.getAttribute('aria-label') ?? ''),
    );
    return labels.map((label) => label.replace(/，[^，]*$/, ''));
  };
  await expect.poll(read).toEqual(titles);
}

/** Changes the title of a field where it stands. */
export async function renameField(page: Page, title: string, next: string): Promise<void> {
  await canvasField(page, title).dblclick();
  await page.getByRole('textbox', { name: `“${title}”的新标题` }).fill(next);
  await page.keyboard.press('Enter');
  await expect(canvasField(page, next)).toBeVisible();
}

/** Presses Tab until the control has the focus, so often at most. */
export async function tabTo(page: Page, control: Locator, most = 40): Promise<void> {
  // Nobody looks for what is not there yet.
  await expect(control).toBeAttached();
  for (let presses = 0; presses < most; presses++) {
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
  const target = targetOf(page, place);
  const marked = markedOf(place, target);
  // Away from the edges of the screen, where dragging scrolls the page; the palette stays beside the canvas.
  await target.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  await what.evaluate((one) => one.scrollIntoView({ block: 'nearest' }));
  const from = pointIn(await boxOf(what), 0.5);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 4, from.y + 12, { steps: 4 });
  const share = place && 'before' in place ? 0.1 : 0.9;
  // Dragging may scroll the page: aim again until the place is marked and stays where it was aimed at, as a hand would.
  await expect(async () => {
    const aimed = await boxOf(target);
    const to = pointIn(aimed, share);
    await page.mouse.move(to.x, to.y, { steps: 12 });
    await page.mouse.move(to.x + 1, to.y, { steps: 3 });
    await expect(marked).toHaveAttribute('data-marker', 'true', { timeout: 1_000 });
    const now = await boxOf(target);
    expect(Math.abs(now.y - aimed.y)).toBeLessThan(2);
  }).toPass({ intervals: [20, 50, 100] });
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

/** What shows the marker: whatever would come behind. */
function markedOf(place: Place | undefined, target: Locator): Locator {
  if (!place || !('after' in place)) return target;
  return target.locator('xpath=following-sibling::li[1]');
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(what: Locator): Promise<Box> {
  const box = await what.boundingBox();
  if (!box) throw new Error('what is dragged, or the place to drop it at, is not on the screen');
  return box;
}

/** In the middle from side to side, and at a share of the height. */
function pointIn(box: Box, share: number): { readonly x: number; readonly y: number } {
  return { x: box.x + box.width / 2, y: box.y + box.height * share };
}

/** Adds a kind of field behind the chosen one by keys alone: `/` leads to the search, Enter adds what it found; the new field has the focus. */
export async function addByKeyboard(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.insertText(kind);
  await page.keyboard.press('Enter');
  await expectSaid(page, `添加了“${kind}”`);
  await expect(page.locator('[id^=canvas-]:focus')).toHaveCount(1);
}

/** What the designer told those who cannot see it, at last. */
export async function expectSaid(page: Page, text: string): Promise<void> {
  await expect(page.locator('[aria-live=assertive]').filter({ hasText: text })).toHaveCount(1);
}

/** Everything done so far has arrived at the server. A phone's bar keeps the word hidden for want of room. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('status', { includeHidden: true }).filter({ hasText: '已保存' })).toHaveCount(1);
}

/** Publishes the app's changes and waits until they are in force. */
export async function publish(page: Page, app: string): Promise<void> {
  await page.goto(`/studio/${app}/publish`);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByText(/已发布，现为第 \d+ 次发布/)).toBeVisible();
}
