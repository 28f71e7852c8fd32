import { expect, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { codeSentTo, demoUrl, freshPhone, GUESTS, till } from '../world/demo';
import { tabTo } from '../world/designer';
import { picture } from '../world/picture';
import { signInToDemo } from '../world/sign-in';

test.use({ baseURL: demoUrl() });

test('a member joins on the phone, earns, redeems, is approved, and reads why', async ({
  page,
  browser,
  request,
  isMobile,
}) => {
  const phone = freshPhone(isMobile);
  const owner = await (await browser.newContext({ baseURL: demoUrl() })).newPage();
  await signInToDemo(owner, '企业主');

  await page.goto('/m/cafe');
  await expectAccessible(page);
  await picture(page, '1-welcome');
  await page.getByRole('link', { name: '加入会员' }).click();
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel('验证码').fill(await codeSentTo(owner, phone));
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByRole('textbox', { name: '称呼' }).fill(GUESTS.joining);
  await page.getByRole('checkbox', { name: /我同意/ }).check();
  await expectAccessible(page);
  await picture(page, '2-member-form');
  await page.getByRole('button', { name: '加入会员' }).click();
  await expect(page.getByRole('heading', { name: `${GUESTS.joining}，您好` })).toBeVisible();
  await expect(page.getByText('50', { exact: true })).toBeVisible();
  await expectAccessible(page);

  const made = await till(request, '/forms/order/records', { values: { member: { phone }, amount: 1288.8 } });
  expect(made.effects.points).toMatchObject([{ rule: 'purchase', points: 1288 }]);
  await page.reload();
  await expect(page.getByText('1,338', { exact: true })).toBeVisible();
  await picture(page, '3-home');

  await page.getByRole('link', { name: '商城', exact: true }).click();
  await expectAccessible(page);
  await picture(page, '4-mall');
  await page.getByRole('listitem').filter({ hasText: '山岚马克杯' }).getByRole('button', { name: '兑换' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认兑换' }).click();
  await expect(page.getByRole('dialog')).toContainText('已提交');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();

  for (const step of ['门店经理审批', '总部确认']) {
    await owner.goto('/desk/cafe/tasks');
    const task = owner.getByRole('listitem').filter({ hasText: GUESTS.joining }).filter({ hasText: step }).first();
    if (step === '总部确认') await expect(task).toBeVisible();
    if (!(await task.isVisible())) continue;
    await task.getByRole('link').click();
    await expect(owner.getByRole('button', { name: '同意' })).toBeVisible();
    await expectAccessible(owner);
    await owner.getByRole('button', { name: '同意' }).click();
    await expect(owner).toHaveURL(/\/tasks$/);
  }
  await picture(owner, '5-inbox');

  await page.goto('/m/cafe/requests');
  await expect(page.getByText('待取货')).toBeVisible();
  await expectAccessible(page);
  await picture(page, '6-requests');

  const code = /\d{4}\s?\d{4}/.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  const clerk = await (await browser.newContext({ baseURL: demoUrl() })).newPage();
  await signInToDemo(clerk, '店员');
  await clerk.goto('/desk/cafe/counter');
  // The browser gives the focus before the page hears of keys.
  await expect(clerk.locator('html[data-listening]')).toHaveCount(1);
  for (const [answer, times] of [
    ['请交付：山岚马克杯 × 1', 1],
    ['取货码不对，或已经用过。', 0],
  ] as const) {
    await clerk.keyboard.press('F9');
    await expect(clerk.getByRole('textbox', { name: '取货码' })).toBeFocused();
    await clerk.keyboard.insertText(code);
    await clerk.keyboard.press('Enter');
    await expect(clerk.getByText(answer)).toBeVisible();
    await expect(clerk.getByText('请交付')).toHaveCount(times);
  }
  await expectAccessible(clerk);
  await picture(clerk, '7-handed-over');
  await page.reload();
  await expect(page.getByText('待取货')).toHaveCount(0);

  await page.goto('/m/cafe/points');
  await expect(page.getByText('订单 1,288.8，舍去小数为 1,288，故得 1,288 分')).toBeVisible();
  await expectAccessible(page);
  await picture(page, '8-statement');
});

test('a clerk finds the member, records a purchase and sees the points', async ({ page, request, isMobile }) => {
  const phone = freshPhone(isMobile);
  await till(request, '/forms/member/records', { values: { name: GUESTS.walkingIn, phone, consent: true } });
  await signInToDemo(page, '店员');
  await page.goto('/desk/cafe/counter');
  await expectAccessible(page);
  await page.getByLabel('卡号、手机尾号或姓名').fill(phone.slice(-6));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: GUESTS.walkingIn })).toBeVisible();
  await page.getByLabel('实付金额').fill('36.5');
  const recorded = page.waitForResponse((response) => response.url().endsWith('/forms/order/records'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('+36')).toBeVisible();
  expect(Date.now() - Date.parse((await (await recorded).json()).record.values.paid_at)).toBeLessThan(120_000);
  await expectAccessible(page);
  await picture(page, 'counter');
});

test('a purchase is recorded once however it is pressed, and a late answer brings nobody back', async ({
  page,
  request,
  isMobile,
}) => {
  const phone = freshPhone(isMobile);
  await till(request, '/forms/member/records', { values: { name: GUESTS.walkingIn, phone, consent: true } });
  await signInToDemo(page, '店员');
  await page.goto('/desk/cafe/counter');
  const recorded: string[] = [];
  page.on('request', (one) => {
    if (one.method() === 'POST' && one.url().endsWith('/forms/order/records')) recorded.push(one.url());
  });
  const search = page.getByLabel('卡号、手机尾号或姓名');
  const amount = page.getByLabel('实付金额');
  const member = page.getByRole('region', { name: '当前会员' });
  await expect(search).toBeFocused();

  await test.step('Enter held down', async () => {
    await page.keyboard.insertText(phone.slice(-6));
    await page.keyboard.press('Enter');
    await expect(amount).toBeFocused();
    await page.keyboard.insertText('20');
    for (let times = 0; times < 4; times++) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect(page.getByText('+20')).toBeVisible();
    await expect(member).toContainText('70');
    await expect(amount).toHaveValue('');
  });

  await test.step('a double click', async () => {
    await amount.fill('30');
    await page.getByRole('button', { name: '登记' }).dblclick();
    await expect(page.getByText('+30')).toBeVisible();
    await expect(member).toContainText('100');
    expect(recorded).toHaveLength(2);
  });

  await test.step('a reward, by keys', async () => {
    await page.keyboard.press('F4');
    await page.keyboard.insertText('300');
    await page.keyboard.press('Enter');
    await expect(page.getByText('+300')).toBeVisible();
    await expect(member).toContainText('400');
    await page.keyboard.press('F8');
    await expect(page.getByRole('button', { name: '兑换 肉桂卷' })).toBeFocused();
    const reward = page.getByRole('button', { name: '兑换 中杯拿铁' });
    await tabTo(page, reward);
    await page.keyboard.press('Enter');
    await expect(page.getByText('中杯拿铁 已兑换，凭取货码领取。')).toBeVisible();
    // What is left buys no second one.
    await expect(member).toContainText('120');
    await expect(reward).toBeDisabled();
    await expectAccessible(page);
    await picture(page, 'redeemed-at-the-counter');
  });

  await test.step('the same member is found again, and the amount is next', async () => {
    await page.keyboard.press('F2');
    await expect(search).toBeFocused();
    await page.keyboard.insertText(phone.slice(-6));
    await page.keyboard.press('Enter');
    await expect(amount).toBeFocused();
  });

  await test.step('an answer that comes after the member has left', async () => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route('**/forms/order/records', async (route) => {
      const answer = await route.fetch();
      await held;
      await route.fulfill({ response: answer });
    });
    await page.keyboard.insertText('5');
    const answered = page.waitForResponse(/\/forms\/order\/records$/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(member).toHaveCount(0);
    await expect(search).toBeFocused();
    const shown = page.waitForResponse(/\/apps\/cafe\/members\/[^/]+$/);
    goOn();
    await answered;
    await (await shown).finished();
    // By the time the next search is answered, the late answer has been read.
    await page.keyboard.insertText('没有这位会员');
    await page.keyboard.press('Enter');
    await expect(page.getByText('没有找到')).toBeVisible();
    await expect(member).toHaveCount(0);
  });
});
