import { expect, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { again } from '../world/again';
import { serverUrl } from '../world/browser-servers';
import { buildForm, closeSettings, openSettings } from '../world/build-form';
import { inviteColleague } from '../world/colleague';
import { codeSentTo, freshPhone } from '../world/demo';
import { publish, saved } from '../world/designer';
import { enterAsOwner, OWNER } from '../world/owner';
import { picture } from '../world/picture';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

test('from an empty company to an explained statement', async ({ page, browser, isMobile, viewport }) => {
  test.setTimeout(600_000);
  const baseURL = serverUrl('empty');
  const look = { baseURL, viewport, isMobile, hasTouch: isMobile, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };
  const colleagueName = `${isMobile ? '陆时雨' : '沈知微'}${again()}`;
  const member = freshPhone(isMobile);

  await enterAsOwner(page);
  const colleague = await inviteColleague(page, browser, {
    ...look,
    name: colleagueName,
    email: `${isMobile ? 'lu' : 'shen'}${again()}@example.com`,
  });
  const key = await test.step('a key for the till', async () => {
    await page.goto('/settings/keys');
    await page.getByRole('button', { name: '创建密钥' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('收银机');
    await dialog.getByRole('button', { name: '创建密钥' }).click();
    return (await dialog.locator('code').textContent()) ?? '';
  });
  const app = await test.step('an empty app', async () => {
    await page.goto('/home');
    await page.getByRole('button', { name: '新建应用' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('空白应用').check();
    await dialog.getByLabel('应用名称').fill(isMobile ? '掌上会员' : '街角会员');
    await dialog.getByRole('button', { name: '创建' }).click();
    await expect(page).toHaveURL(/\/studio\/[^/]+$/);
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  });

  const members = await test.step('the member form, by the mouse or by the finger', async () => {
    const made = await buildForm(page, {
      app,
      hand: isMobile ? 'finger' : 'mouse',
      title: '会员登记',
      purpose: '会员',
      fields: [
        { kind: '单行文本', title: '称呼', tick: ['必填'] },
        { kind: '手机', title: '手机号', tick: ['必填', '不重复'] },
        { kind: '同意条款', title: '会员条款' },
      ],
      calledBy: '称呼',
      parts: { 手机: '手机号', 名称: '称呼', 同意条款: '会员条款' },
    });
    await (await openSettings(page)).getByLabel('公开链接').check();
    await saved(page);
    await closeSettings(page);
    await expectAccessible(page);
    await picture(page, '1-member-form');
    return made;
  });
  const { orders, rewards } = await test.step('the other forms, by keys alone', async () => {
    const hand = 'keys';
    const purchases = await buildForm(page, {
      app,
      hand,
      title: '订单',
      purpose: '消费',
      fields: [
        { kind: '会员', title: '顾客' },
        { kind: '金额', title: '实付' },
      ],
    });
    const shelf = await buildForm(page, {
      app,
      hand,
      title: '礼品',
      purpose: '奖品',
      fields: [
        { kind: '单行文本', title: '品名' },
        { kind: '数字', title: '所需积分' },
        { kind: '数字', title: '总数' },
      ],
      calledBy: '品名',
      parts: { 所需积分: '所需积分', 库存: '总数' },
    });
    await buildForm(page, {
      app,
      hand,
      title: '换礼',
      purpose: '兑换',
      fields: [
        { kind: '会员', title: '谁要换' },
        { kind: '选择数据', title: '换什么', choose: { 表单: '礼品' } },
        { kind: '数字', title: '几件' },
      ],
    });
    await expectAccessible(page);
    await picture(page, '2-redemption-form');
    return { orders: purchases, rewards: shelf };
  });

  await test.step('rules as sentences', async () => {
    await page.goto(`/studio/${app}/points`);
    await page.getByRole('button', { name: '新建积分方案', exact: true }).click();
    await expect(page.getByText('还没有规则')).toBeVisible();
    for (const [form, effect] of [
      ['订单', '按金额得积分'],
      ['换礼', '兑换奖品'],
    ] as const) {
      await page.getByRole('button', { name: '添加规则', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('哪个表单').selectOption({ label: form });
      await dialog.getByLabel(effect).check();
      await dialog.getByRole('button', { name: '添加', exact: true }).click();
      await expect(page.getByRole('textbox', { name: `规则名称：${effect}` })).toBeVisible();
    }
    const rule = page.getByRole('listitem').filter({ hasText: '实付' });
    await rule.getByRole('button', { name: '+ 会员上限' }).click();
    const editor = page.getByRole('dialog');
    await editor.getByLabel('每位会员最多积分').fill('500');
    await editor.getByRole('button', { name: '确定' }).click();
    await expect(rule).toContainText('每位会员每天最多 500 积分');
    await rule.getByLabel('实付').fill('286.4');
    await expect(rule).toContainText('+286 分');
    await saved(page);
    await expectAccessible(page);
    await picture(page, '3-rules');
  });

  await test.step('a flow in which any of two decides', async () => {
    await page.goto(`/studio/${app}/flows`);
    await page.getByRole('button', { name: '新建流程' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('表单').selectOption({ label: '换礼' });
    await dialog.getByLabel('流程名称').fill('换礼审批');
    await dialog.getByRole('button', { name: '创建' }).click();
    const panel = page.getByRole('complementary', { name: '审批' });
    await saved(page);
    await page.getByRole('button', { name: /^审批/ }).click();
    await panel.getByLabel('步骤名称').fill('谁先看到谁决定');
    await panel.getByRole('button', { name: '去掉这条规则' }).click();
    for (const name of [OWNER.name, colleagueName]) {
      await panel.getByRole('combobox', { name: '指定员工' }).fill(name);
      await panel.getByRole('option', { name }).click();
      await expect(panel.getByRole('button', { name: `移除 ${name}` })).toBeVisible();
    }
    await expect(panel.getByLabel('审批方式')).toHaveValue('any');
    await expectAccessible(page);
    await picture(page, '4-approval');
    await panel.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '在“谁先看到谁决定”之后添加步骤' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^积分/ }).click();
    await page.getByRole('complementary', { name: '积分' }).getByRole('button', { name: '关闭' }).click();
    await expect(page.getByText('没有问题')).toBeVisible();
    await page.getByRole('button', { name: '试运行' }).click();
    await expect(page.getByRole('complementary', { name: '试运行' })).toContainText('一共 2 种走法');
    await saved(page);
    await expectAccessible(page);
    await picture(page, '5-flow');
  });

  await test.step('published together', async () => {
    await page.goto(`/studio/${app}/publish`);
    await expectAccessible(page);
    await picture(page, '6-review');
    await publish(page, app);
  });

  await test.step('a reward on the shelf', async () => {
    await page.goto(`/desk/${app}/forms/${rewards}`);
    await page.getByRole('link', { name: '新增' }).first().click();
    await page.getByLabel('品名').fill('手冲壶');
    await page.getByLabel('所需积分').fill('200');
    await page.getByLabel('总数').fill('3');
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('手冲壶').first()).toBeVisible();
    await expectAccessible(page);
  });

  const guest = await (await browser.newContext({ ...look, ...PHONE })).newPage();
  await test.step('a member registers on the phone, from the public link', async () => {
    await guest.goto(`/f/${app}/${members}`);
    await expectAccessible(guest);
    await guest.getByRole('link', { name: '去注册' }).click();
    await guest.getByLabel('手机号').fill(member);
    await guest.getByRole('button', { name: '获取验证码' }).click();
    await guest.getByLabel('验证码').fill(await codeSentTo(page, member));
    await guest.getByRole('button', { name: '继续' }).click();
    await guest.getByRole('textbox', { name: '称呼' }).fill('何小满');
    await guest.getByRole('checkbox').check();
    await expectAccessible(guest);
    await picture(guest, '7-registration');
    await guest.getByRole('button', { name: '提交' }).click();
    await expect(guest.getByRole('heading', { name: '何小满，您好' })).toBeVisible();
  });

  await test.step('an order arrives by API, and its points show', async () => {
    const address = `/api/v1/apps/${app}/forms/${orders}/records`;
    const draft = await (await page.request.get(`/api/v1/apps/${app}/definitions/form/${orders}`)).json();
    const { member: who, amount } = draft.body.bindings;
    const till = await browser.newContext({ baseURL });
    const answer = await till.request.post(address, {
      headers: { authorization: `Bearer ${key}` },
      data: { values: { [who]: { phone: member }, [amount]: 286.4 } },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    expect((await answer.json()).effects.points).toMatchObject([{ points: 286 }]);
    await guest.reload();
    await expect(guest.getByText('286', { exact: true })).toBeVisible();
    await expectAccessible(guest);
    await picture(guest, '8-points');
  });

  await test.step('the member redeems', async () => {
    await guest.getByRole('link', { name: '商城', exact: true }).click();
    await guest.getByRole('listitem').filter({ hasText: '手冲壶' }).getByRole('button', { name: '兑换' }).click();
    await guest.getByRole('dialog').getByRole('button', { name: '确认兑换' }).click();
    await expect(guest.getByRole('dialog')).toContainText('已提交');
    await expectAccessible(guest);
    await picture(guest, '9-redeemed');
  });

  await test.step('two decide at the same moment, and one is told who was first', async () => {
    for (const one of [page, colleague]) {
      await one.goto(`/desk/${app}/tasks`);
      await one.getByRole('listitem').filter({ hasText: '何小满' }).getByRole('link').click();
      await expect(one.getByRole('button', { name: '同意' })).toBeVisible();
    }
    await expectAccessible(colleague);
    await picture(colleague, '10-task');
    await Promise.all([page, colleague].map((one) => one.getByRole('button', { name: '同意' }).click()));
    const told = [page, colleague].map((one) => one.getByRole('alert').filter({ hasText: '处理了这一步' }));
    const isLate = () => Promise.all(told.map((alert) => alert.isVisible()));
    await expect.poll(async () => (await isLate()).filter(Boolean).length).toBe(1);
    const [ownerIsLate] = await isLate();
    const [first, late] = ownerIsLate ? [colleague, page] : [page, colleague];
    await expect(first).toHaveURL(/\/tasks$/);
    await expect(late.getByRole('main').getByRole('alert')).toContainText(
      `${ownerIsLate ? colleagueName : OWNER.name}已在`,
    );
    await expectAccessible(late);
    await picture(late, '11-too-late');
    await late.goto(`/desk/${app}/tasks`);
    await expect(late.getByRole('listitem').filter({ hasText: '何小满' })).toHaveCount(0);
  });

  await test.step('the statement explains each line', async () => {
    await guest.goto(`/m/${app}/requests`);
    await expect(guest.getByText('待取货')).toBeVisible();
    await expectAccessible(guest);
    await picture(guest, '12-request');
    await guest.goto(`/m/${app}/points`);
    await expect(guest.getByText(/订单 ¥286\.40?，.*故得 286 分/)).toBeVisible();
    await expect(guest.getByText(/手冲壶/)).toBeVisible();
    await expect(guest.getByText('余额 86').first()).toBeVisible();
    await expectAccessible(guest);
    await picture(guest, '13-statement');
  });
});
