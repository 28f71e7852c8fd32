import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { demoUrl, freshPhone, GUESTS, till } from '../world/demo';
import { byKeys, byMouse, type Hand } from '../world/hand';
import { picture } from '../world/picture';
import { signInToDemo } from '../world/sign-in';

test.use({ baseURL: demoUrl() });

const dialog = (page: Page) => page.getByRole('dialog');

/** Looks at what is open: by rule, and for whoever wants to see it. */
async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await picture(page, name);
}

/** A member of the manager's own store, with 50 points for joining. */
async function memberOf(page: Page, name: string, phone: string): Promise<string> {
  const answer = await page.request.post('/api/v1/apps/cafe/forms/member/records', {
    headers: { origin: demoUrl() },
    data: { values: { name, phone, consent: true } },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { record: { memberId: string } }).record.memberId;
}

const WAYS: readonly (readonly [string, (page: Page) => Hand])[] = [
  ['with the mouse', () => byMouse],
  ['by keys alone', byKeys],
];

test('nobody of the demo has bought before joining', async ({ page }) => {
  await signInToDemo(page, '企业主');
  const headers = { origin: demoUrl() };
  const sort = { field: 'paid_at', direction: 'asc' };
  const where = { field: 'paid_at', op: 'notBlank' };
  const data = { sort, where, limit: 20 };
  const answer = await page.request.post('/api/v1/apps/cafe/forms/order/records/query', { headers, data });
  const { records } = (await answer.json()) as { records: { memberId: string; values: { paid_at: string } }[] };
  expect(records).toHaveLength(20);
  for (const { memberId, values } of records) {
    const shown = await page.request.get(`/api/v1/apps/cafe/members/${memberId}/page`, { headers });
    const { joinedAt } = (await shown.json()) as { joinedAt: string };
    expect(Date.parse(joinedAt)).toBeLessThan(Date.parse(values.paid_at));
  }
});

for (const [way, handOf] of WAYS) {
  const looks = way === 'with the mouse';

  test(`a manager answers for a member's points, ${way}`, async ({ page, request, isMobile }) => {
    const { press, write, choose } = handOf(page);
    const see = (name: string) => (looks ? look(page, name) : undefined);
    const [phone, taken, next] = [0, 1, 2].map((at) => `${freshPhone(isMobile).slice(0, -1)}${at}`) as [
      string,
      string,
      string,
    ];
    await signInToDemo(page, '管理者');
    const id = await memberOf(page, GUESTS.asking, phone);
    await memberOf(page, GUESTS.asking, taken);
    await till(request, '/forms/order/records', { values: { member: { phone }, amount: 120.5 } });

    await page.goto('/desk/cafe/members');
    await write(page.getByRole('searchbox'), phone.slice(-6));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=/);
    await see('1-found');
    await press(page.getByRole('link', { name: GUESTS.asking }));
    await expect(page).toHaveURL(new RegExp(`${id}$`));
    const points = page.getByRole('region', { name: '积分' });
    await expect(page.getByText('订单 120.5，舍去小数为 120，故得 120 分')).toBeVisible();
    await see('2-member');

    await press(page.getByRole('button', { name: '调整积分' }));
    const give = dialog(page).getByRole('radio', { name: '增加' });
    await expect(give).toBeFocused();
    await choose(dialog(page).getByRole('radio', { name: '扣减' }));
    const amount = dialog(page).getByRole('spinbutton', { name: '数量' });
    await write(amount, '9999');
    await write(dialog(page).getByRole('textbox', { name: '原因' }), '录错了一单');
    await see('3-adjust');
    await press(dialog(page).getByRole('button', { name: '核对' }));
    await press(dialog(page).getByRole('button', { name: '确认入账' }));
    await expect(dialog(page)).toContainText('还差 9,829');
    await press(dialog(page).getByRole('button', { name: '返回修改' }));
    await expect(amount).toBeFocused();
    await write(amount, '20');
    await press(dialog(page).getByRole('button', { name: '核对' }));
    await expect(dialog(page)).toContainText('余额 170 → 150');
    await see('4-adjust-check');
    await press(dialog(page).getByRole('button', { name: '确认入账' }));
    await expect(dialog(page)).toBeHidden();
    await expect(page.getByText('因“录错了一单”，人工扣减 20 分')).toBeVisible();
    await expect(page.getByRole('button', { name: '调整积分' })).toBeFocused();

    await press(page.getByRole('button', { name: '更换手机' }));
    const newPhone = dialog(page).getByRole('textbox', { name: '新手机号' });
    await expect(newPhone).toBeFocused();
    await write(newPhone, taken);
    await write(dialog(page).getByRole('textbox', { name: '原因' }), '换号，已核对身份证');
    await press(dialog(page).getByRole('button', { name: '更换手机' }));
    await expect(dialog(page).getByRole('alert')).toBeVisible();
    await see('5-phone-taken');
    await write(newPhone, next);
    await press(dialog(page).getByRole('button', { name: '更换手机' }));
    await expect(dialog(page)).toBeHidden();
    await expect(page.getByText(next).first()).toBeVisible();

    await press(page.getByRole('button', { name: '冻结' }));
    await expect(dialog(page).getByRole('button', { name: '取消' })).toBeFocused();
    await see('6-freeze');
    await press(dialog(page).getByRole('button', { name: '冻结' }));
    await expect(page.getByText('已冻结')).toBeVisible();
    await see('7-frozen');

    await press(page.getByRole('button', { name: '注销并删除' }));
    await write(dialog(page).getByRole('textbox', { name: '原因' }), '本人要求');
    await see('8-erase');
    await press(dialog(page).getByRole('button', { name: '注销并删除' }));
    await expect(page.getByText('已注销', { exact: true })).toBeVisible();
    await expect(page.getByText(next)).toBeHidden();
    // The account goes, the account book stays.
    await expect(page.getByText('因“录错了一单”，人工扣减 20 分')).toBeVisible();
    await see('9-erased');
    await expect(points).toBeVisible();
  });

  test(`opening balances come in and are taken back, ${way}`, async ({ page, isMobile }) => {
    const { press, select } = handOf(page);
    const see = (name: string) => (looks ? look(page, name) : undefined);
    const phone = freshPhone(isMobile);
    await signInToDemo(page, '管理者');
    const id = await memberOf(page, GUESTS.asking, phone);
    await page.goto('/desk/cafe/members');
    await press(page.getByRole('link', { name: '导入期初积分' }));
    await expect(page).toHaveURL(/\/opening$/);
    await see('1-empty');

    const sheet = `手机号,期初积分,到什么时候\n${phone},300,2031-12-31\n${phone},"1,200",2032-06-30\n12345,5,\n${phone},-8,\n`;
    const chosen = page.waitForEvent('filechooser');
    await press(page.getByRole('button', { name: '选择文件' }));
    await (await chosen).setFiles({ name: '旧系统.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
    await expect(page.getByRole('cell', { name: '到什么时候' })).toBeVisible();
    await select(page.getByRole('combobox', { name: '第 3 列对应的字段' }), 'opening_good_through');
    await see('2-mapping');
    await press(page.getByRole('button', { name: '试算' }));
    await expect(page.getByText('第 4 行：')).toBeVisible();
    await expect(page.getByText('第 5 行：')).toBeVisible();
    await see('3-rehearsed');
    await press(page.getByRole('button', { name: '导入 1,500 积分' }));
    const mine = page.getByRole('status').filter({ hasText: '旧系统.csv' }).first();
    await expect(mine).toContainText('已完成');
    await see('4-done');
    await page.goto(`/desk/cafe/members/${id}`);
    await expect(page.getByText('转入期初 1,200 分；2032年6月30日 到期')).toBeVisible();
    await see('5-lots');

    await page.goto('/desk/cafe/members/opening');
    await press(page.getByRole('button', { name: '撤销导入' }).first());
    await see('6-undo');
    await press(dialog(page).getByRole('button', { name: '撤销导入' }));
    await expect(mine).toContainText('已撤销');
    await page.goto(`/desk/cafe/members/${id}`);
    await expect(page.getByText('撤回期初 1,200 分')).toBeVisible();
  });
}
