import { expect, type Page, test } from '@playwright/test';
import people from '../../app/_entry/demo/people.json' with { type: 'json' };
import { expectAccessible } from '../world/accessible';
import { demoUrl } from '../world/demo';
import { createApp, expectSaid, publish, saved, tabTo } from '../world/designer';
import { byKeys } from '../world/hand';
import { askAs } from '../world/made-form';
import { picture } from '../world/picture';
import { signInToDemo } from '../world/sign-in';

test.use({ baseURL: demoUrl() });

const MANAGER = people.staff.find(({ role }) => role === 'manager')?.name;
const words = (text: string) => ({ 'zh-CN': text });

/** A flow of an approval and a notice, one behind the other; its designer is open. Answers with the app's key. */
async function openFlow(page: Page): Promise<string> {
  await signInToDemo(page, '企业主');
  const app = await createApp(page, '报修中心');
  const form = { title: words('报修'), fields: [{ id: 'what', type: 'text', title: words('哪里坏了') }] };
  const flow = {
    title: words('报修处理'),
    form: 'repair',
    nodes: [
      { id: 's', type: 'start', title: words('提交') },
      {
        id: 'a',
        type: 'approval',
        title: words('主管看过'),
        config: {
          assignees: [{ kind: 'role', role: 'owner', reach: 'company' }],
          buttons: { reject: true, return: true, transfer: true, comment: true },
          commented: ['return'],
        },
      },
      {
        id: 'n',
        type: 'notify',
        title: words('告诉申请人'),
        config: { people: [{ kind: 'initiator' }], text: words('已安排') },
      },
      { id: 'e', type: 'end', title: words('完成'), config: { outcome: 'approved' } },
    ],
    edges: [
      { id: 'e1', from: 's', to: 'a' },
      { id: 'e2', from: 'a', to: 'n' },
      { id: 'e3', from: 'n', to: 'e' },
    ],
  };
  for (const [kind, body] of [
    ['form', form],
    ['flow', flow],
  ] as const) {
    const made = await page.request.post(`/api/v1/apps/${app}/definitions`, {
      headers: { origin: new URL(page.url()).origin },
      data: { kind, key: 'repair', body },
    });
    expect(made.ok(), await made.text()).toBe(true);
  }
  await page.goto(`/studio/${app}/flows/repair`);
  await expect(page.getByText('没有问题')).toBeVisible();
  // The bar comes when the designer is alive: from then on it hears keys.
  await saved(page);
  return app;
}

/** Requests of an app whose only approval finds nobody to ask. */
async function stuckRequests(page: Page, whats: readonly string[]): Promise<void> {
  await signInToDemo(page, '企业主');
  const app = await createApp(page, '门店巡检');
  const form = { title: words('巡检'), fields: [{ id: 'what', type: 'text', title: words('看到什么') }] };
  const flow = {
    title: words('巡检处理'),
    form: 'visit',
    admins: [],
    nodes: [
      { id: 's', type: 'start', title: words('提交') },
      // No store stands in the record, so no manager's reach covers it.
      {
        id: 'a',
        type: 'approval',
        title: words('店长看过'),
        config: { assignees: [{ kind: 'role', role: 'manager', reach: 'record' }] },
      },
      { id: 'e', type: 'end', title: words('完成'), config: { outcome: 'approved' } },
    ],
    edges: [
      { id: 'e1', from: 's', to: 'a' },
      { id: 'e2', from: 'a', to: 'e' },
    ],
  };
  await askAs(page, 'POST', `/apps/${app}/definitions`, { kind: 'form', key: 'visit', body: form });
  await askAs(page, 'POST', `/apps/${app}/definitions`, { kind: 'flow', key: 'visit', body: flow });
  await askAs(page, 'POST', `/apps/${app}/publish`, { note: '' });
  for (const what of whats) await askAs(page, 'POST', `/apps/${app}/forms/visit/records`, { values: { what } });
}

/** Comes from the list of stuck requests to one of them. */
async function openStuck(page: Page, what: string): Promise<void> {
  await page.goto('/incidents');
  const card = page.getByRole('listitem').filter({ hasText: what }).first();
  await expect(card).toContainText('“店长看过”找不到处理人');
  await card.getByRole('link', { name: '打开处理' }).click();
  await expect(page.getByRole('heading', { level: 1, name: what })).toBeVisible();
}

/** Opens the task whose name the list shows. */
async function openTask(page: Page, app: string, name: RegExp): Promise<void> {
  await page.goto(`/desk/${app}/tasks`);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** The steps from top to bottom, as they are read. */
function steps(page: Page) {
  return page.getByRole('list', { name: '步骤' }).locator('[data-part]');
}

const BEFORE = [/提交/, /主管看过/, /告诉申请人/, /完成/];
const AFTER = [/提交/, /告诉申请人/, /主管看过/, /完成/];

test('a step is moved to another line by mouse, by keys and from its settings, and back by undo', async ({
  page,
  isMobile,
}) => {
  await openFlow(page);
  await expect(steps(page)).toHaveText(BEFORE);
  const card = page.locator('[data-part=n]');
  const undo = page.getByRole('button', { name: '撤销：移动“告诉申请人”' });

  await test.step('by keys', async () => {
    await card.focus();
    await page.keyboard.press(' ');
    await expectSaid(page, '拿起了“告诉申请人”，现在指向“提交”之后。');
    await page.keyboard.press('Escape');
    await expectSaid(page, '放弃移动');
    await page.keyboard.press(' ');
    await expect(page.locator('[data-marker]')).toHaveCount(1);
    await expectAccessible(page);
    await picture(page, 'step-in-the-hand');
    await page.keyboard.press('Enter');
    await expect(steps(page)).toHaveText(AFTER);
    await expectSaid(page, '“告诉申请人”移到了“提交”之后。');
    await expect(page.locator('[data-part=n]')).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(steps(page)).toHaveText(BEFORE);
  });

  await test.step('from its settings', async () => {
    await card.click();
    await page.getByLabel('移到别处').selectOption({ label: '“提交”之后' });
    await expect(steps(page)).toHaveText(AFTER);
    await undo.click();
    await expect(steps(page)).toHaveText(BEFORE);
    await page.getByRole('complementary').getByRole('button', { name: '关闭' }).click();
  });

  if (!isMobile) {
    await test.step('by mouse', async () => {
      await card.hover();
      await page.mouse.down();
      await expect(async () => {
        const target = await page.locator('[data-edge=e1]').boundingBox();
        await page.mouse.move((target?.x ?? 0) + 10, (target?.y ?? 0) + 40, { steps: 12 });
        await expect(page.locator('[data-edge=e1][data-marker]')).toHaveCount(1, { timeout: 1_000 });
      }).toPass();
      await page.mouse.up();
      await expect(steps(page)).toHaveText(AFTER);
      await undo.click();
      await expect(steps(page)).toHaveText(BEFORE);
    });
  }

  await page.locator('[data-part=s]').focus();
  await page.keyboard.press(' ');
  await expectSaid(page, '“提交”不能移动');
  await saved(page);
});

test('a request is sent back, sent again, handed over by keys and approved, and its story tells all of it', async ({
  page,
  browser,
}) => {
  const app = await openFlow(page);
  await publish(page, app);
  await askAs(page, 'POST', `/apps/${app}/forms/repair/records`, { values: { what: '咖啡机漏水' } });

  await test.step('the task is named by who asks for what, and goes back with a reason', async () => {
    await openTask(page, app, /咖啡机漏水/);
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await expect(page.getByLabel('退回到')).toBeFocused();
    await expect(page.getByText('会重新走：提交、主管看过')).toBeVisible();
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await expect(page.getByText('请先写明意见')).toBeVisible();
    await page.getByLabel('意见（必填）').fill('写清楚是哪家店');
    await expectAccessible(page);
    await picture(page, 'task-sent-back');
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await expect(page).toHaveURL(/\/tasks$/);
  });

  await test.step('its maker reads why, changes it and sends it again', async () => {
    await openTask(page, app, /咖啡机漏水/);
    await expect(page.getByText('写清楚是哪家店')).toBeVisible();
    await page.getByRole('link', { name: '修改内容' }).click();
    await page.getByLabel('哪里坏了').fill('静安店咖啡机漏水');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    // The way out of the form is called 放弃编辑.
    await expect(page.getByRole('link', { name: '编辑', exact: true })).toBeVisible();
    await openTask(page, app, /静安店咖啡机漏水/);
    await page.getByRole('button', { name: '重新提交' }).click();
    await expect(page).toHaveURL(/\/tasks$/);
  });

  await test.step('a comment and a hand-over need no mouse', async () => {
    await openTask(page, app, /静安店咖啡机漏水/);
    await tabTo(page, page.getByLabel('意见', { exact: true }));
    await page.keyboard.insertText('请林店长看看');
    await tabTo(page, page.getByRole('button', { name: '只留言' }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('留言已写入经过')).toBeVisible();
    await page.getByRole('button', { name: '转交', exact: true }).focus();
    await page.keyboard.press('Enter');
    const colleague = page.getByLabel('转交给');
    await expect(colleague).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(colleague).toHaveCount(0);
    await page.getByRole('button', { name: '转交', exact: true }).press('Enter');
    await colleague.selectOption({ label: MANAGER ?? '' });
    await tabTo(page, page.getByRole('button', { name: '转交', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/tasks$/);
  });

  const manager = await (await browser.newContext({ baseURL: demoUrl() })).newPage();
  await signInToDemo(manager, '管理者');
  await openTask(manager, app, /静安店咖啡机漏水/);
  await expect(manager.getByText('请林店长看看')).toBeVisible();
  await expect(manager.getByText(/^由.+转交$/)).toBeVisible();
  await manager.getByRole('button', { name: '同意' }).click();
  await expect(manager).toHaveURL(/\/tasks$/);

  await page.goto(`/desk/${app}/forms/repair`);
  await page
    .getByRole('link', { name: /静安店咖啡机漏水/ })
    .first()
    .click();
  await page.getByRole('link', { name: '经过' }).click();
  for (const said of ['提交了申请', '退回到“提交”', '重新提交了申请', '留言', `转交给${MANAGER}`, '同意']) {
    await expect(page.getByRole('listitem').filter({ hasText: said }).first()).toBeVisible();
  }
  await expect(page.getByText('已通过').first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'story-of-a-case');
});

test('the designer tells the worst case, and an older version comes back as a new one', async ({ page }) => {
  const app = await openFlow(page);
  await test.step('what can happen at worst', async () => {
    await page.getByRole('button', { name: '没有问题' }).click();
    const check = page.getByRole('complementary', { name: '检查' });
    await expect(check).toContainText('2 种：通过 1 种，驳回 1 种');
    await expect(check).toContainText('没有上限：“主管看过”没人处理就一直等');
    await expect(check).toContainText('没有，每种走法都能走到结束');
    await expectAccessible(page);
    await picture(page, 'worst-case');
    await check.getByRole('button', { name: '关闭' }).click();
  });
  await publish(page, app);

  const renamed = [/提交/, /店长看过/, /告诉申请人/, /完成/];
  await page.goto(`/studio/${app}/flows/repair`);
  await page.locator('[data-part=a]').click();
  await page.getByLabel('步骤名称').fill('店长看过');
  await expect(steps(page)).toHaveText(renamed);
  await page.getByRole('button', { name: '检查并发布' }).click();
  await expect(page.getByText('步骤“主管看过”改名为“店长看过”')).toBeVisible();
  await publish(page, app);

  await test.step('the first version becomes the draft and is published again', async () => {
    await page.reload();
    await page.getByText('报修处理：2 个版本').click();
    const first = page.getByRole('listitem').filter({ hasText: /^第 1 版/ });
    await first.getByRole('button', { name: '以此版本为草稿' }).last().click();
    await picture(page, 'roll-back');
    await page.getByRole('dialog').getByRole('button', { name: '以此版本为草稿' }).click();
    await expect(page.getByText('步骤“店长看过”改名为“主管看过”')).toBeVisible();
    await publish(page, app);
    await page.reload();
    await expect(page.getByText('报修处理：3 个版本')).toBeVisible();
  });
  await page.goto(`/studio/${app}/flows/repair`);
  await expect(steps(page)).toHaveText(BEFORE);
});

test('a stuck request is given to a colleague by keys, another is ended by the mouse, each of them once', async ({
  page,
  isMobile,
}) => {
  // Requests of the other width stand in the same list.
  const [dripping, dark] = isMobile ? ['水管滴水', '门灯不亮'] : ['空调滴水', '招牌不亮'];
  await stuckRequests(page, [dripping, dark]);
  const sent: string[] = [];
  page.on('request', (one) => {
    if (/\/cases\/[^/]+\/(reassign|end)$/.test(one.url())) sent.push(one.url().split('/').at(-1) ?? '');
  });
  const dialog = page.getByRole('dialog');

  await test.step('by keys: the dialog takes the focus, keeps it and gives it back', async () => {
    await openStuck(page, dripping);
    const ask = page.getByRole('button', { name: '改由他人处理' });
    const person = dialog.getByLabel('处理人');
    await tabTo(page, ask);
    await page.keyboard.press('Enter');
    await expect(person).toBeFocused();
    await expectAccessible(page);
    const stops = new Set<string>();
    for (let presses = 0; presses < 8; presses++) {
      await page.keyboard.press('Tab');
      stops.add(
        await page.evaluate(() =>
          document.activeElement?.closest('dialog') ? 'inside' : (document.activeElement?.tagName ?? ''),
        ),
      );
    }
    // Behind the last stop lies the browser's own bar, and nothing of the page.
    expect([...stops].filter((stop) => stop !== 'inside' && stop !== 'BODY')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(ask).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(person).toBeFocused();
    await byKeys(page).select(
      person,
      (await person.getByRole('option', { name: MANAGER }).getAttribute('value')) ?? '',
    );
    await tabTo(page, dialog.getByRole('button', { name: '指定' }));
    await page.keyboard.down('Enter');
    // A key held down says the same again and again.
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(`“店长看过”等 ${MANAGER} 处理`)).toBeVisible();
    expect(sent).toEqual(['reassign']);
  });

  await test.step('by the mouse: no end without a reason, and a double click is one', async () => {
    await openStuck(page, dark);
    await page.getByRole('button', { name: '终止流程' }).click();
    const reason = dialog.getByLabel('原因');
    await expect(reason).toBeFocused();
    await reason.fill('  ');
    await dialog.getByRole('button', { name: '终止' }).click();
    await expect(dialog.getByText('请写明原因')).toBeVisible();
    await expectAccessible(page);
    await picture(page, 'ending-a-case');
    await reason.fill('已经自己修好');
    await dialog.getByRole('button', { name: '终止' }).dblclick();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('已经自己修好')).toHaveCount(1);
    await expect(page.getByRole('button', { name: '终止流程' })).toHaveCount(0);
    expect(sent).toEqual(['reassign', 'end']);
  });
});
