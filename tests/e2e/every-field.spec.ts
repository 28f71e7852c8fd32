import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { demoUrl } from '../world/demo';
import { createApp } from '../world/designer';
import { AROUND, FILLED, press, reach } from '../world/every-field';
import { askAs, madeForm } from '../world/made-form';
import { picture } from '../world/picture';
import { signInToDemo } from '../world/sign-in';

test.use({ baseURL: demoUrl() });

/** Things without a value stand first; whatever stands in another comes behind it. */
function everyField() {
  const [before, after] = [AROUND.slice(0, 4), AROUND.slice(4)];
  const top = FILLED.filter(({ parent }) => !parent);
  const inside = FILLED.filter(({ parent }) => parent);
  return [...before, ...top, ...after, ...inside].map(({ id, type, title, settings, parent, ...more }) => ({
    id,
    type,
    title: title ? { 'zh-CN': title, en: `${type} ${id}` } : {},
    help:
      type === 'text' || 'fill' in more ? { 'zh-CN': `说明${id}`, 'zh-TW': `說明${id}`, en: `About ${id}` } : undefined,
    ...(settings && { settings }),
    ...(parent && { parent }),
    ...('required' in more && { required: true }),
  }));
}

/** Titles and values of a record's page. */
function readDetail(page: Page) {
  return page
    .locator('dl > div')
    .evaluateAll((all) =>
      all.map((one) => [one.querySelector('dt')?.textContent, one.querySelector('dd')?.textContent] as const),
    );
}

/** An app with the form in force, made by somebody at a desk. */
async function builderOf(page: Page, body: object) {
  const browser = page.context().browser();
  const context = await browser?.newContext({ baseURL: demoUrl(), locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const builder = await context?.newPage();
  if (!builder) throw new Error('the browser is gone');
  await signInToDemo(builder, '企业主');
  const app = await createApp(builder, '字段中心');
  await madeForm(builder, app, { key: 'all', body });
  return { builder, app };
}

test('every kind of field is filled in by a stranger, with the thumb or by keys, and arrives as it was meant', async ({
  page,
  isMobile,
}) => {
  test.slow();
  const { builder, app } = await builderOf(page, {
    title: { 'zh-CN': '全部栏目', en: 'All fields' },
    publicLink: true,
    recordTitle: '{name}',
    fields: everyField(),
  });
  await page.goto(`/f/${app}/all`);
  const hand = isMobile ? 'thumb' : 'keys';
  for (const field of FILLED) await test.step(field.title, () => field.fill(page, hand));
  await picture(page, 'filled');
  await expect(page.getByText('2469.00', { exact: true })).toBeVisible();
  // What the server writes when it is sent is no empty box before.
  await expect(page.locator('form').getByText(/^(编号|创建人|更新人)$/)).toHaveCount(0);
  await expectAccessible(page);
  await picture(page, 'filled');
  await press(page, page.getByRole('button', { name: '提交', exact: true }), { hand, key: 'Enter' });
  await expect(page.getByText('提交成功')).toBeVisible();
  await expectAccessible(page);

  const { records } = await askAs<{ records: { id: string; values: Record<string, unknown> }[] }>(
    builder,
    'GET',
    `/apps/${app}/forms/all/records`,
  );
  expect(records).toHaveLength(1);
  const [record] = records;
  const kept = Object.fromEntries(FILLED.filter(({ parent }) => parent !== 'rows').map((one) => [one.id, one.kept]));
  expect(record?.values).toMatchObject({ ...kept, rows: [{ part: '美式' }, { part: '拿铁' }], sum: 2469, no: '0001' });

  for (const width of [1280, 390]) {
    await builder.setViewportSize({ width, height: 844 });
    await builder.goto(`/desk/${app}/forms/all/${record?.id}`);
    const shown = new Map(await readDetail(builder));
    for (const { title, shown: wanted } of FILLED.filter(({ parent }) => parent !== 'rows')) {
      if (typeof wanted === 'string') expect([title, shown.get(title)]).toEqual([title, wanted]);
      else expect(shown.get(title), title).toMatch(wanted);
    }
    await expect(builder.getByRole('img', { name: '杯子😀.png' })).toBeVisible();
    await expect(builder.getByRole('img', { name: '4 / 5' })).toBeVisible();
    await expect(builder.getByRole('table', { name: '明细' })).toContainText('美式');
    await expectAccessible(builder);
    await picture(builder, `detail-${width}`);
    await builder.goto(`/desk/${app}/forms/all`);
    const row = builder.getByRole('row', { name: /白露/ });
    await expect(row).toContainText('1234.5 杯');
    await expectAccessible(builder);
    await picture(builder, `list-${width}`);
  }
});

const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const;

test('every kind of field that is left blank is helped and complains beside itself, in every language', async ({
  page,
  isMobile,
}) => {
  test.skip(!isMobile, 'the narrow screen is the hard one');
  test.slow();
  const needed = new Set(FILLED.filter(({ parent }) => parent !== 'rows').map(({ id }) => id));
  const fields = everyField().map((field) => (needed.has(field.id) ? { ...field, required: true } : field));
  const { app } = await builderOf(page, { title: { 'zh-CN': '必填', en: 'Needed' }, publicLink: true, fields });
  await page.goto(`/f/${app}/all`);
  for (const locale of LOCALES) {
    const help = (id: string) =>
      page.getByText({ 'zh-CN': '说明', 'zh-TW': '說明', en: 'About ' }[locale] + id, { exact: true });
    if (locale !== LOCALES[0]) {
      await page.getByRole('combobox', { name: /语言|語言|Language/ }).selectOption(locale);
      await expect(help('name')).toBeVisible();
      // Another language begins nothing anew.
      await expect(page.locator('[id$=-problem]')).toHaveCount(needed.size);
    }
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await page
      .getByRole('button', { name: { 'zh-CN': '提交', 'zh-TW': '提交', en: 'Submit' }[locale], exact: true })
      .tap();
    await expect(page.getByRole('alert').first()).toContainText(String(needed.size));
    for (const id of needed) {
      // The help stands in the frame of its field.
      await expect(help(id).locator('xpath=..').locator('[id$=-problem]'), id).toHaveCount(1);
    }
    for (const raw of ['fields.', 'forms.', 'renderer.']) await expect(page.locator('main')).not.toContainText(raw);
    await expectAccessible(page);
    await picture(page, `needed-${locale}`);
  }
});

/** Texts that have broken other programs, without those that hold signs no field takes. */
const NAUGHTY = (JSON.parse(readFileSync('tests/data/bad-inputs/blns.json', 'utf8')) as string[])
  .map((text) => text.trim())
  .filter((text) => text !== '' && !/[\p{Cc}\p{Cs}]/u.test(text));
const KEPT = NAUGHTY.map((text) => text.normalize('NFC').trim());
/** What a form may hold at most, less the few fields beside them. */
const AT_ONCE = 270;
const BEIJING = ['110000', '110101'] as const;

/** Everything that would have run, or complained, on a page. */
function eavesdrop(page: Page): string[] {
  const heard: string[] = [];
  page.on('dialog', (dialog) => {
    heard.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(demoUrl()) && /^https?:/.test(request.url())) heard.push(request.url());
  });
  return heard;
}

/** Elements that only a text taken for markup could have made. */
async function expectNothingInjected(page: Page): Promise<void> {
  const strange = await page.evaluate((made) => {
    const listening = [...document.querySelectorAll('*')].filter((one) =>
      [...one.attributes].some(({ name }) => /^on/i.test(name)),
    );
    return [...document.querySelectorAll(made), ...listening].map((one) => one.outerHTML.slice(0, 200));
  }, 'main :is(script, iframe, object, embed, base, style, marquee, video, audio, svg[onload], img[src=x])');
  expect(strange).toEqual([]);
}

test('naughty strings typed into every field of words are kept exactly, shown exactly, and never run', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'what is stored does not depend on the screen');
  test.slow();
  const rounds = Math.ceil(NAUGHTY.length / AT_ONCE);
  const words = Array.from({ length: AT_ONCE }, (_, at) => ({
    id: `f${at}`,
    type: at % 3 ? 'text' : 'long-text',
    title: { en: `Field ${at}` },
    settings: { maxLength: 2_000 },
  }));
  const beside = [
    { id: 'place', type: 'address', title: { en: 'Place' } },
    { id: 'rows', type: 'section', title: { en: 'Rows' } },
    { id: 'part', type: 'text', title: { en: 'Part' }, parent: 'rows' },
    { id: 'echo', type: 'formula', title: { en: 'Echo' }, settings: { formula: '{f1} & {f4}', result: 'text' } },
    { id: 'mail', type: 'email', title: { en: 'Mail' } },
    { id: 'tel', type: 'phone', title: { en: 'Tel' } },
    { id: 'web', type: 'url', title: { en: 'Web' } },
    {
      id: 'pick',
      type: 'select',
      title: { en: NAUGHTY.find((text) => text.includes('<script>')) ?? '' },
      settings: {
        options: KEPT.slice(0, 200).map((label, at) => ({ key: `o${at}`, label: { en: label.slice(0, 100) } })),
      },
    },
  ];
  const { builder, app } = await builderOf(page, {
    title: { en: 'Odd' },
    publicLink: true,
    recordTitle: '{f1}',
    fields: [...words, ...beside],
  });
  const heard = [eavesdrop(page), eavesdrop(builder)];
  const doors = [
    [page, `/f/${app}/all`],
    [builder, `/desk/${app}/forms/all/new`],
  ] as const;
  for (let round = 0; round < rounds; round++) {
    const texts = NAUGHTY.slice(round * AT_ONCE, (round + 1) * AT_ONCE);
    const kept = KEPT.slice(round * AT_ONCE, (round + 1) * AT_ONCE);
    const [who, address] = doors[round % doors.length] ?? doors[0];
    await who.goto(address);
    await fillAll(who, texts);
    await who.getByLabel('Mail').fill(texts[3] ?? '');
    await who.getByLabel('Tel').fill(texts[4] ?? '');
    await who.getByLabel('Web').fill('javascript:alert(1)');
    await who.getByRole('button', { name: '提交', exact: true }).click();
    await expect(who.getByText('有 3 处需要修改')).toBeVisible();
    for (const name of ['Mail', 'Tel', 'Web']) await who.getByLabel(name).fill('');
    await who.getByLabel('省 / 直辖市').selectOption(BEIJING[0]);
    await who.getByLabel('区县').selectOption(BEIJING[1]);
    await who.getByLabel('街道、门牌号').fill(texts[5] ?? '');
    await who.getByRole('button', { name: '添加一行' }).click();
    await who.getByLabel('Part').fill(texts[7] ?? '');
    await expectNothingInjected(who);
    await who.getByRole('button', { name: '提交', exact: true }).click();
    if (who === page) await expect(who.getByText('提交成功')).toBeVisible();
    else await expect(who).not.toHaveURL(/\/new$/);
    await expectNothingInjected(who);

    const { records } = await askAs<{ records: { id: string; values: Record<string, unknown> }[] }>(
      builder,
      'GET',
      `/apps/${app}/forms/all/records?limit=1`,
    );
    const [record] = records;
    expect(kept.map((_, at) => record?.values[`f${at}`])).toEqual(kept);
    expect(record?.values).toMatchObject({
      place: { province: BEIJING[0], district: BEIJING[1], detail: kept[5] },
      rows: [{ part: kept[7] }],
      echo: `${kept[1]}${kept[4]}`,
    });
    await builder.goto(`/desk/${app}/forms/all/${record?.id}`);
    const shown = new Map(await readDetail(builder));
    expect(kept.map((_, at) => shown.get(`Field ${at}`))).toEqual(kept);
    await expect(builder.getByRole('heading', { level: 1 })).toHaveText(kept[1] ?? '');
    await expect(builder.getByRole('table').first()).toContainText(kept[7] ?? '');
    await expectNothingInjected(builder);
  }
  await builder.goto(`/desk/${app}/forms/all`);
  await expect(builder.getByRole('row')).toHaveCount(1 + rounds);
  await expectNothingInjected(builder);
  // Opened to be changed and saved with one new word, every other field is still what it was.
  await builder.getByRole('row').nth(1).getByRole('link').first().click();
  await builder.getByRole('link', { name: '编辑' }).click();
  await builder.getByLabel('Field 0', { exact: true }).fill('fresh');
  await builder.getByRole('button', { name: '保存' }).click();
  await expect(builder.locator('dd').filter({ hasText: /^fresh$/ })).toBeVisible();
  const last = KEPT.slice((rounds - 1) * AT_ONCE);
  const after = new Map(await readDetail(builder));
  expect(last.map((_, at) => after.get(`Field ${at}`))).toEqual(['fresh', ...last.slice(1)]);
  await builder.goto(`/f/${app}/all`);
  await expect(builder.getByLabel('Field 0', { exact: true })).toBeVisible();
  await expectNothingInjected(builder);
  expect(heard).toEqual([[], []]);
});

/** Types into one field after another as a browser does for its user, without a round trip for each. */
async function fillAll(page: Page, texts: readonly string[]): Promise<void> {
  await expect(page.getByLabel('Field 0', { exact: true })).toBeVisible();
  await page.evaluate((all) => {
    const labels = new Map(
      [...document.querySelectorAll('label')].map((one) => [one.textContent?.trim(), one.htmlFor]),
    );
    for (const [at, text] of all.entries()) {
      const control = document.getElementById(labels.get(`Field ${at}`) ?? '');
      if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement))
        throw new Error(`no field ${at}`);
      control.focus();
      document.execCommand('insertText', false, text);
    }
  }, texts);
}

test('people, stores and records are picked at the desk, with the thumb or by keys', async ({ page, isMobile }) => {
  test.slow();
  const { builder, app } = await builderOf(page, {
    title: { 'zh-CN': '会员' },
    purpose: 'member',
    bindings: { name: 'name' },
    recordTitle: '{name}',
    fields: [{ id: 'name', type: 'text', title: { 'zh-CN': '称呼' } }],
  });
  await askAs(builder, 'POST', `/apps/${app}/forms/all/records/bulk`, {
    records: ['龙井客人', '普洱客人'].map((name) => ({ values: { name } })),
  });
  const picked = [
    { id: 'who', type: 'staff', title: '经手人', settings: { multiple: true }, looks: ['林岚', '周牧'] },
    { id: 'guest', type: 'member', title: '会员', settings: {}, looks: ['龙井'] },
    { id: 'shop', type: 'store', title: '门店', settings: {}, looks: ['湖滨店'] },
    { id: 'what', type: 'record', title: '资料', settings: { form: 'all' }, looks: ['普洱'] },
  ];
  const fields = picked.map(({ id, type, title, settings }) => ({ id, type, title: { 'zh-CN': title }, settings }));
  await madeForm(builder, app, { key: 'pick', body: { title: { 'zh-CN': '交接' }, fields } });

  await signInToDemo(page, '企业主');
  await page.goto(`/desk/${app}/forms/pick/new`);
  const hand = isMobile ? 'thumb' : 'keys';
  const names: string[] = [];
  for (const { title, looks } of picked) {
    for (const look of looks) {
      await reach(page, page.getByRole('combobox', { name: title }), hand);
      await page.keyboard.insertText(look);
      // Keys are faster than the answer: the first that will be found is meant.
      if (!isMobile) await page.keyboard.press('Enter');
      else await page.getByRole('listbox', { name: title }).getByRole('option', { name: look }).first().tap();
      const taken = page.getByRole('button', { name: new RegExp(`^移除 .*${look}`) });
      const label = await taken.getAttribute('aria-label');
      names.push(label?.replace('移除 ', '') ?? '');
    }
  }
  expect(new Set(names).size).toBe(5);
  await expectAccessible(page);
  await picture(page, 'picked');
  await press(page, page.getByRole('button', { name: '提交', exact: true }), { hand, key: 'Enter' });
  await expect(page).not.toHaveURL(/\/new$/);
  await page.goto(`/desk/${app}/forms/pick`);
  for (const name of names) await expect(page.getByRole('table')).toContainText(name);
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  for (const name of names) await expect(page.locator('dl').first()).toContainText(name);
  await expectAccessible(page);
});
