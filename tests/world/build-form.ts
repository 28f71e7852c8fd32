import type { Locator, Page } from '@playwright/test';
import { addByKeyboard, canvasField, createForm, dragToCanvas, saved } from './designer';

export interface WantedField {
  /** Its name in the palette. */
  readonly kind: string;
  readonly title: string;
  /** Settings that are chosen from a list, by their labels. */
  readonly choose?: Readonly<Record<string, string>>;
  /** Boxes to tick among the rules, by their labels. */
  readonly tick?: readonly string[];
}

export interface WantedForm {
  readonly title: string;
  readonly purpose: string;
  readonly fields: readonly WantedField[];
  /** Part → title of the field that plays it, where there is more than one to choose from. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Title of the field by which its records are called. */
  readonly calledBy?: string;
}

/** How a field comes onto the canvas. */
export type Hand = 'mouse' | 'keys' | 'finger';

/** Builds a form in the designer from an empty one, and says what it is for; answers with its key. */
export async function buildForm(
  page: Page,
  { app, hand, ...form }: WantedForm & { readonly app: string; readonly hand: Hand },
): Promise<string> {
  const key = await createForm(page, app, form.title);
  for (const field of form.fields) {
    await addField(page, field.kind, hand);
    await canvasField(page, field.kind).click();
    const settings = await openSettings(page);
    await settings.getByLabel('标题', { exact: true }).fill(field.title);
    for (const [label, option] of Object.entries(field.choose ?? {})) {
      await settings.getByLabel(label).selectOption({ label: option });
    }
    if (field.tick) await settings.getByRole('tab', { name: '校验' }).click();
    for (const label of field.tick ?? []) await settings.getByRole('checkbox', { name: label }).check();
    if (field.tick) await settings.getByRole('tab', { name: '基本' }).click();
    await closeSettings(page);
    // Away from the box, where the next key would be a letter of the title.
    await canvasField(page, field.title).focus();
  }
  const settings = await openSettings(page);
  await settings.getByRole('tab', { name: '表单' }).click();
  await settings.getByLabel('用途').selectOption({ label: form.purpose });
  for (const [part, title] of Object.entries(form.parts ?? {})) {
    await settings.getByRole('group', { name: '哪个字段是什么' }).getByLabel(part).selectOption({ label: title });
  }
  if (form.calledBy) await settings.getByLabel('插入字段…').selectOption({ label: form.calledBy });
  await saved(page);
  return key;
}

/** The settings beside the canvas; on a phone they rise over it. */
export async function openSettings(page: Page): Promise<Locator> {
  const riser = page.getByRole('button', { name: /^设置/, expanded: false });
  if (await riser.isVisible()) await riser.click();
  return page.getByRole('complementary', { name: '设置' });
}

export async function closeSettings(page: Page): Promise<void> {
  const closer = page.getByRole('button', { name: '收起' });
  if (await closer.isVisible()) await closer.click();
}

async function addField(page: Page, kind: string, hand: Hand): Promise<void> {
  if (hand === 'mouse') return dragToCanvas(page, kind);
  if (hand === 'keys') return addByKeyboard(page, kind);
  await page.getByRole('button', { name: '添加字段' }).tap();
  await page.getByRole('navigation', { name: '字段' }).getByRole('button', { name: kind, exact: true }).tap();
}
