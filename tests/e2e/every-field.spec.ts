import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { demoUrl } from '../world/demo';
import { createApp } from '../world/designer';
import { askAs, madeForm } from '../world/made-form';
import { signInToDemo } from '../world/sign-in';

test.use({ baseURL: demoUrl() });

const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const;
const OPTIONS = {
  options: ['a', 'b', 'c'].map((key) => ({ key, label: { 'zh-CN': `选项${key}`, en: `Option ${key}` } })),
};

/** What a stranger can fill in, each needed; the settings are the few that a type cannot do without. */
const NEEDED: Readonly<Record<string, object>> = {
  text: {},
  'long-text': {},
  number: {},
  money: { spelled: true },
  rating: {},
  date: {},
  time: {},
  datetime: {},
  radio: OPTIONS,
  select: OPTIONS,
  checkboxes: OPTIONS,
  'multi-select': OPTIONS,
  phone: {},
  email: {},
  url: {},
  address: {},
  image: {},
  attachment: {},
  consent: { text: { 'zh-CN': '我同意条款', en: 'I agree' }, version: '1' },
};

test('every kind of field can be read, is helped, and complains beside itself, in every language', async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(!isMobile, 'the narrow screen is the hard one');
  test.slow();
  const builder = await (await browser.newContext({ baseURL: demoUrl() })).newPage();
  await signInToDemo(builder, '企业主');
  const app = await createApp(builder, '字段中心');
  const needed = Object.entries(NEEDED).map(([type, settings]) => ({
    id: type.replaceAll('-', '_'),
    type,
    title: { 'zh-CN': `栏目 ${type}`, 'zh-TW': `欄目 ${type}`, en: `Entry ${type}` },
    help: { 'zh-CN': `说明 ${type}`, 'zh-TW': `說明 ${type}`, en: `About ${type}` },
    required: true,
    settings,
  }));
  const shown = [
    { id: 'agree', type: 'switch', title: { en: 'Switch' } },
    { id: 'sum', type: 'formula', title: { en: 'Sum' }, settings: { formula: '{number} * 2', result: 'number' } },
    { id: 'no', type: 'serial', title: { en: 'No.' }, settings: { parts: [{ kind: 'count', digits: 4 }] } },
    { id: 'made', type: 'created-at', title: { en: 'Made' } },
    { id: 'head', type: 'heading', title: { 'zh-CN': '小标题', 'zh-TW': '小標題', en: 'Heading' } },
    { id: 'say', type: 'description', title: {}, settings: { text: { en: 'Words' } } },
    { id: 'line', type: 'divider', title: {} },
    { id: 'gap', type: 'spacer', title: {} },
    { id: 'box', type: 'group', title: { en: 'Box' } },
    { id: 'inside', type: 'text', title: { en: 'Inside' }, parent: 'box' },
    { id: 'pages', type: 'tabs', title: { en: 'Pages' } },
    { id: 'one', type: 'tab', title: { en: 'One' }, parent: 'pages' },
    { id: 'deep', type: 'text', title: { en: 'Deep' }, parent: 'one' },
    { id: 'rows', type: 'section', title: { en: 'Rows' } },
    { id: 'part', type: 'text', title: { en: 'Part' }, parent: 'rows' },
  ];
  await madeForm(builder, app, {
    key: 'all',
    body: { title: { 'zh-CN': '全部', 'zh-TW': '全部', en: 'All' }, publicLink: true, fields: [...needed, ...shown] },
  });

  for (const locale of LOCALES) {
    await page.goto(`/f/${app}/all`);
    await page.getByRole('combobox', { name: /语言|語言|Language/ }).selectOption(locale);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await page
      .getByRole('button', { name: { 'zh-CN': '提交', 'zh-TW': '提交', en: 'Submit' }[locale], exact: true })
      .click();
    await expect(page.getByRole('alert').first()).toContainText(String(needed.length));
    for (const { type, title, help } of needed) {
      // The smallest thing on the page that holds the help, the mark and the complaint of one field.
      const field = page
        .locator('[class*=field__]')
        .filter({ has: page.getByText(help[locale], { exact: true }) })
        .last();
      const [named] = type === 'consent' ? ['consent'] : [title[locale]];
      if (named === title[locale]) await expect(field, `${type} is named`).toContainText(title[locale]);
      await expect(field, `${type} is marked as needed`).toContainText('*');
      await expect(field.locator('[id$=-problem]'), `${type} complains beside itself`).toHaveCount(1);
    }
    for (const raw of ['fields.', 'forms.', 'renderer.']) await expect(page.locator('main')).not.toContainText(raw);
    await expectAccessible(page);
    const file = test.info().outputPath(`fields-${locale}.png`);
    await page.screenshot({ path: file, fullPage: true });
    await test.info().attach(`fields-${locale}`, { path: file, contentType: 'image/png' });
  }
});

/** Twenty short lines and twenty longer texts that have broken other programs; control signs are refused and tested elsewhere. */
const NAUGHTY = (
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../data/bad-inputs/blns.json'), 'utf8')) as string[]
)
  .filter((one) => one.trim() !== '' && one.length <= 180)
  .filter((one) => ![...one].some((sign) => (sign.codePointAt(0) ?? 0) < 32 || /[\u007f-\u009f\p{Cs}]/u.test(sign)));
const SAMPLE = Array.from({ length: 40 }, (_, at) => NAUGHTY[Math.floor((at * NAUGHTY.length) / 40)] ?? '');

test('naughty strings typed into a form are kept exactly, shown exactly, and never run', async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(isMobile, 'what is stored does not depend on the screen');
  test.slow();
  const builder = await (await browser.newContext({ baseURL: demoUrl(), locale: 'zh-CN' })).newPage();
  await signInToDemo(builder, '企业主');
  const app = await createApp(builder, '怪字中心');
  const fields = SAMPLE.map((_, at) => ({
    id: `f${at}`,
    type: at % 2 ? 'long-text' : 'text',
    title: { en: `Field ${at}` },
  }));
  const rows = [
    { id: 'rows', type: 'section', title: { en: 'Rows' } },
    { id: 'part', type: 'text', title: { en: 'Part' }, parent: 'rows' },
    { id: 'place', type: 'address', title: { en: 'Place' } },
    { id: 'echo', type: 'formula', title: { en: 'Echo' }, settings: { formula: '{f0} & {f2}', result: 'text' } },
  ];
  await madeForm(builder, app, {
    key: 'odd',
    body: { title: { en: 'Odd' }, publicLink: true, fields: [...fields, ...rows] },
  });
  const ran: string[] = [];
  for (const one of [page, builder])
    one.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });

  await page.goto(`/f/${app}/odd`);
  for (const [at, text] of SAMPLE.entries()) await page.getByLabel(`Field ${at}`, { exact: true }).fill(text);
  await page.getByRole('button', { name: '添加一行' }).click();
  await page.getByLabel('Part').fill(SAMPLE[7] ?? '');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('提交成功')).toBeVisible();

  const { records } = await askAs<{ records: { id: string; values: Record<string, unknown> }[] }>(
    builder,
    'GET',
    `/apps/${app}/forms/odd/records`,
  );
  const [record] = records;
  const kept = SAMPLE.map((text) => text.normalize('NFC').trim());
  expect(SAMPLE.map((_, at) => record?.values[`f${at}`])).toEqual(kept);
  await builder.goto(`/desk/${app}/forms/odd/${record?.id}`);
  const read = await builder
    .locator('dl > div')
    .evaluateAll((all) =>
      all.map((one) => [one.querySelector('dt')?.textContent, one.querySelector('dd')?.textContent] as const),
    );
  const shown = new Map(read);
  expect(SAMPLE.map((_, at) => shown.get(`Field ${at}`))).toEqual(kept);
  await expect(builder.getByRole('cell', { name: kept[7], exact: true })).toBeVisible();
  await builder.goto(`/desk/${app}/forms/odd`);
  await expect(builder.getByRole('row')).toHaveCount(2);
  expect(ran).toEqual([]);
});
