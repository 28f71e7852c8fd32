import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { demoUrl } from '../world/demo';
import {
  addByKeyboard,
  canvasField,
  canvasFields,
  createApp,
  createForm,
  dragField,
  dragToCanvas,
  expectCanvas,
  expectSaid,
  publish,
  renameField,
  saved,
  tabTo,
} from '../world/designer';
import { signInToDemo } from '../world/sign-in';

test.use({ baseURL: demoUrl() });

/** A builder at a desk, whatever the visitor of the test holds in the hand. */
async function builderOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: demoUrl(),
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    isMobile: false,
    hasTouch: false,
  });
  const page = await context.newPage();
  await signInToDemo(page, '企业主');
  return page;
}

async function picture(page: Page, name: string) {
  const path = test.info().outputPath(`${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await test.info().attach(name, { path, contentType: 'image/png' });
}

const settings = (page: Page) => page.getByRole('complementary', { name: '设置' });

test('a form built by dragging is published, filled in by a stranger, and arrives at the desk', async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(!isMobile, 'the stranger holds a phone; the builder sits at a desk');
  test.slow();
  const builder = await builderOf(browser);
  const app = await createApp(builder, '活动中心');
  const form = await createForm(builder, app, '活动报名');
  await dragToCanvas(builder, '公式');
  await renameField(builder, '公式', '费用');
  await dragToCanvas(builder, '单行文本', { before: '费用' });
  await renameField(builder, '单行文本', '称呼');
  await dragToCanvas(builder, '开关', { after: '称呼' });
  await renameField(builder, '开关', '带朋友');
  await dragToCanvas(builder, '数字', { before: '费用' });
  await renameField(builder, '数字', '人数');
  await dragToCanvas(builder, '标签页');
  await dragToCanvas(builder, '手机', { inside: '分页 1' });
  await dragToCanvas(builder, '子表单', { inside: '分页 2' });
  await dragToCanvas(builder, '日期', { inside: '子表单' });
  await dragToCanvas(builder, '分组');
  await dragField(builder, '人数', { inside: '分组' });
  await expectCanvas(builder, [
    ...['称呼', '带朋友', '费用', '标签页', '分页 1', '手机', '分页 2', '子表单', '日期', '分组', '人数'],
  ]);

  await canvasField(builder, '称呼').click();
  await settings(builder).getByRole('tab', { name: '校验' }).click();
  await settings(builder).getByLabel('必填').check();
  await canvasField(builder, '人数').click();
  await settings(builder).getByRole('tab', { name: '逻辑' }).click();
  const shownWhen = settings(builder).getByRole('region', { name: '显示条件' });
  await shownWhen.getByRole('button', { name: '添加条件' }).click();
  await shownWhen.getByLabel('字段').selectOption({ label: '带朋友' });
  await shownWhen.getByLabel('比较方式').selectOption({ label: '为是' });
  await canvasField(builder, '费用').click();
  await settings(builder).getByRole('tab', { name: '基本' }).click();
  await settings(builder).getByRole('textbox', { name: '公式' }).fill('{number} * 36');
  await expect(settings(builder).getByText('公式可用')).toBeVisible();

  await canvasField(builder, '分组').click();
  await builder.keyboard.press('Delete');
  await expect(canvasField(builder, '人数')).toHaveCount(0);
  await builder.getByRole('button', { name: '撤销：删除“分组”' }).click();
  await expect(canvasField(builder, '人数')).toBeVisible();
  await builder.getByRole('button', { name: '重做：删除“分组”' }).click();
  await expect(canvasField(builder, '人数')).toHaveCount(0);
  await builder.keyboard.press('Control+z');
  await expect(canvasField(builder, '人数')).toBeVisible();

  await builder.getByRole('textbox', { name: '表单标题' }).focus();
  await settings(builder).getByLabel('公开链接').check();
  await expect(settings(builder).getByRole('img', { name: '公开链接的二维码' })).toBeVisible();
  await expect(settings(builder).getByText(`/f/${app}/${form}`).first()).toBeVisible();
  await expectAccessible(builder);
  await picture(builder, '1-canvas');

  // On paper the link is a poster, and stands alone.
  await expect(settings(builder).getByRole('button', { name: '打印海报' })).toBeVisible();
  await builder.emulateMedia({ media: 'print' });
  await expect(builder.getByRole('img', { name: '公开链接的二维码' })).toHaveCount(1);
  for (const line of [/^活动报名$/, /^扫码填写$/, /^[^/]+\/f\/[^/]+\/[^/]+$/]) {
    await expect(builder.locator('p').filter({ hasText: line })).toBeVisible();
  }
  await expect(builder.getByRole('button')).toHaveCount(0);
  await picture(builder, '1-poster');
  await builder.emulateMedia({ media: 'screen' });

  await builder.getByRole('button', { name: '预览' }).click();
  const phone = builder.getByRole('region', { name: '手机' });
  await expect(builder.getByRole('region', { name: '电脑' }).getByLabel('称呼')).toBeVisible();
  await expect(phone.getByLabel('人数')).toHaveCount(0);
  await phone.getByRole('switch', { name: '带朋友' }).click();
  await phone.getByLabel('人数').fill('2');
  await expect(phone.getByText('72.00')).toBeVisible();
  await expectAccessible(builder);
  await picture(builder, '2-preview');

  await saved(builder);
  await builder.getByRole('button', { name: '检查并发布' }).click();
  await expect(builder.getByText('新表单“活动报名”')).toBeVisible();
  await expectAccessible(builder);
  await publish(builder, app);
  await picture(builder, '3-published');

  await page.goto(`/f/${app}/${form}`);
  await expectAccessible(page);
  await picture(page, '4-stranger');
  await page.getByRole('tab', { name: '分页 1' }).click();
  await page.getByLabel('手机').fill('12345');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('有 2 处需要修改')).toBeVisible();
  await expect(page.getByLabel('称呼')).toBeFocused();
  await expect(page.getByLabel('称呼')).toHaveAccessibleDescription(/填/);
  await expectAccessible(page);
  await picture(page, '5-refused');
  const name = `白露${Date.now()}`;
  await page.getByLabel('称呼').fill(name);
  await page.getByLabel('手机').fill('138 0013 8000');
  await page.getByRole('switch', { name: '带朋友' }).click();
  await page.getByLabel('人数').fill('3');
  await expect(page.getByText('108.00')).toBeVisible();
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('提交成功')).toBeVisible();
  await expectAccessible(page);
  await picture(page, '6-thanks');

  await builder.goto(`/desk/${app}/forms/${form}`);
  await expect(builder.getByRole('row', { name: new RegExp(name) })).toContainText('108.00');
  await expectAccessible(builder);
  await picture(builder, '7-desk');
});

test('a form is built by keys alone, and every step is said', async ({ browser, isMobile }) => {
  test.skip(isMobile, 'a phone has no keys');
  test.slow();
  const page = await builderOf(browser);
  const app = await createApp(page, '键盘中心');
  await createForm(page, app, '意见簿');
  const { keyboard } = page;
  const call = async (kind: string, title: string) => {
    await addByKeyboard(page, kind);
    await keyboard.press('Enter');
    await keyboard.insertText(title);
    await keyboard.press('Enter');
    await expect(canvasField(page, title)).toBeFocused();
  };
  await call('单行文本', '称呼');
  await call('评分', '打分');
  await call('多行文本', '原因');
  await call('公式', '两倍');

  await keyboard.press('ArrowRight');
  await tabTo(page, settings(page).getByRole('textbox', { name: '公式' }));
  await keyboard.insertText('{rating} * 2');
  await keyboard.press('Escape');
  await expect(canvasField(page, '两倍')).toBeFocused();

  await keyboard.press('Space');
  await expectSaid(page, '拿起了“两倍”');
  await keyboard.press('ArrowDown');
  await expectSaid(page, '表单中“打分”之前');
  await keyboard.press('ArrowDown');
  await expectSaid(page, '表单中“原因”之前');
  await keyboard.press('Space');
  await expectSaid(page, '“两倍”放到了表单中“原因”之前');
  await expectCanvas(page, ['称呼', '打分', '两倍', '原因']);
  await keyboard.press('Space');
  await keyboard.press('ArrowUp');
  await keyboard.press('Escape');
  await expectSaid(page, '放弃移动，“两倍”留在原处');
  await keyboard.press('Control+z');
  await expectCanvas(page, ['称呼', '打分', '原因', '两倍']);
  await keyboard.press('Control+Shift+z');
  await expectCanvas(page, ['称呼', '打分', '两倍', '原因']);

  await keyboard.press('ArrowDown');
  await expect(canvasField(page, '原因')).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await tabTo(page, settings(page).getByRole('checkbox', { name: '必填' }));
  await keyboard.press('Space');
  // In one breath: no key waits until the one before it has shown its effect.
  await Promise.all(['Escape', 'ArrowRight', 'ArrowRight'].map((key) => keyboard.press(key)));
  const shownWhen = settings(page).getByRole('region', { name: '显示条件' });
  await tabTo(page, shownWhen.getByRole('button', { name: '添加条件' }));
  await keyboard.press('Enter');
  await tabTo(page, shownWhen.getByLabel('字段'));
  await keyboard.press('ArrowDown');
  await expect(shownWhen.getByLabel('字段')).toHaveValue('rating');
  await tabTo(page, shownWhen.getByLabel('值', { exact: true }));
  await keyboard.insertText('1');
  await keyboard.press('Escape');
  await expect(page.getByText('没有问题')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'by-keys');
  await saved(page);
  await publish(page, app);
});

test('several fields are chosen, changed, copied to another form and taken back', async ({ browser, isMobile }) => {
  test.skip(isMobile, 'a phone has neither Ctrl nor Shift');
  test.slow();
  const page = await builderOf(browser);
  const app = await createApp(page, '模板中心');
  await createForm(page, app, '甲表');
  for (const kind of ['单行文本', '数字', '日期', '邮箱']) await dragToCanvas(page, kind);
  await canvasField(page, '单行文本').click();
  await canvasField(page, '日期').click({ modifiers: ['Control'] });
  await settings(page).getByLabel('宽度').selectOption({ label: '一半' });
  await settings(page).getByLabel('必填').selectOption({ label: '必填' });
  await expect(page.getByRole('button', { name: '撤销：修改 2 个字段' })).toBeEnabled();
  await expectAccessible(page);
  await picture(page, 'several');
  await dragField(page, '日期', { after: '邮箱' });
  await expectCanvas(page, ['数字', '邮箱', '单行文本', '日期']);
  await page.getByRole('button', { name: '撤销：移动 2 个字段' }).click();
  await expectCanvas(page, ['单行文本', '数字', '日期', '邮箱']);

  await canvasField(page, '单行文本').click();
  await canvasField(page, '日期').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+c');
  await expectSaid(page, '复制了 3 个字段');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Delete');
  await expectSaid(page, '删除了 2 个字段');
  await expectCanvas(page, ['日期', '邮箱']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+v');
  await expectSaid(page, '粘贴了 3 个字段');
  await expect(canvasFields(page)).toHaveCount(7);
  await page.keyboard.press('Control+z');
  await saved(page);

  await createForm(page, app, '乙表');
  await page.keyboard.press('Control+v');
  await expectCanvas(page, ['单行文本', '数字', '日期']);
  await page.keyboard.press('Control+d');
  await expect(canvasFields(page)).toHaveCount(6);
  await page.getByRole('button', { name: '撤销：复制 3 个字段' }).click();
  await expect(page.getByRole('button', { name: '撤销：粘贴 3 个字段' })).toBeEnabled();
  await saved(page);
  await publish(page, app);
});

test('a form is built with one thumb', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'for a phone');
  await signInToDemo(page, '企业主');
  const app = await createApp(page, '掌上中心');
  await createForm(page, app, '掌上表单');
  for (const kind of ['单行文本', '评分']) {
    await page.getByRole('button', { name: '添加字段' }).tap();
    await expectAccessible(page);
    await page.getByRole('navigation', { name: '字段' }).getByRole('button', { name: kind, exact: true }).tap();
    await expect(canvasField(page, kind)).toBeVisible();
  }
  await page.getByRole('button', { name: '修改“评分”的标题' }).tap();
  await page.getByRole('textbox', { name: '“评分”的新标题' }).fill('口味');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '设置：口味' }).tap();
  await settings(page).getByRole('tab', { name: '校验' }).tap();
  await settings(page).getByLabel('必填').check();
  await expectAccessible(page);
  await picture(page, 'settings');
  await page.getByRole('button', { name: '收起' }).tap();
  await expectAccessible(page);
  await picture(page, 'canvas');
  await page.getByRole('button', { name: '预览' }).tap();
  await expect(page.getByRole('region', { name: '手机' }).getByText('口味')).toBeVisible();
  await expectAccessible(page);
  await saved(page);
  await publish(page, app);
});

test('a condition asks for one certain store, in the form and in the list', async ({ browser, isMobile }) => {
  test.skip(isMobile, 'the same pages are read on a phone above');
  test.slow();
  const page = await builderOf(browser);
  const app = await createApp(page, '门店中心');
  const form = await createForm(page, app, '巡店');
  for (const kind of ['门店', '单行文本']) await dragToCanvas(page, kind);
  await canvasField(page, '单行文本').click();
  await settings(page).getByRole('tab', { name: '逻辑' }).click();
  const shownWhen = settings(page).getByRole('region', { name: '显示条件' });
  await shownWhen.getByRole('button', { name: '添加条件' }).click();
  await shownWhen.getByLabel('比较方式').selectOption({ label: '等于' });
  await shownWhen.getByRole('combobox', { name: '值', exact: true }).click();
  await expect(shownWhen.getByRole('listbox').getByRole('option').nth(1)).toBeVisible();
  const [first, second] = await shownWhen.getByRole('listbox').getByRole('option').allTextContents();
  await page.keyboard.press('Enter');
  await expect(shownWhen.getByRole('listitem')).toHaveCount(1);
  const chosen = (await shownWhen.getByRole('listitem').textContent()) ?? '';
  expect(first).toContain(chosen);
  await expectAccessible(page);
  await picture(page, 'certain-store');
  await saved(page);
  // Only the id was stored: the name has to be asked for.
  await page.reload();
  await canvasField(page, '单行文本').click();
  await settings(page).getByRole('tab', { name: '逻辑' }).click();
  await expect(shownWhen.getByRole('listitem')).toHaveText(chosen);

  await page.getByRole('button', { name: '预览' }).click();
  const preview = page.getByRole('region', { name: '手机' });
  const pick = async (name: string) => {
    const old = preview.getByRole('button', { name: /^移除/ });
    if (await old.count()) await old.click();
    await preview.getByRole('combobox', { name: '门店' }).click();
    await preview.getByRole('listbox').getByRole('option').filter({ hasText: name }).first().click();
  };
  await pick(second ?? '');
  await expect(preview.getByLabel('单行文本')).toHaveCount(0);
  await pick(chosen);
  await expect(preview.getByLabel('单行文本')).toBeVisible();
  await publish(page, app);

  await page.goto(`/desk/${app}/forms/${form}/new`);
  await page.getByRole('combobox', { name: '门店' }).click();
  await page.getByRole('listbox').getByRole('option').filter({ hasText: chosen }).first().click();
  await page.getByLabel('单行文本').fill('地面干净');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page).not.toHaveURL(/\/new$/);
  await page.goto(`/desk/${app}/forms/${form}`);
  await expect(page.getByText('地面干净')).toBeVisible();
  for (const [operator, count] of [
    ['等于', 1],
    ['不等于', 0],
  ] as const) {
    await page.goto(`/desk/${app}/forms/${form}`);
    await page.getByRole('button', { name: '筛选' }).click();
    await page.getByRole('button', { name: '添加条件' }).click();
    await page.getByLabel('比较方式').selectOption({ label: operator });
    await page.getByRole('combobox', { name: '值', exact: true }).click();
    await page.getByRole('listbox').getByRole('option').filter({ hasText: chosen }).first().click();
    await page.getByRole('button', { name: /应用|查看/ }).click();
    await expect(page.getByText('地面干净')).toHaveCount(count);
  }
});
