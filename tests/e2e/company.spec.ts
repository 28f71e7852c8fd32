import { expect, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { again } from '../world/again';
import { COMPANY, enterAsOwner, fillFounding, OWNER } from '../world/owner';

// One company, founded by whichever test comes first, is settled step by step.
test.describe.configure({ mode: 'serial' });

test('a company is not founded with a wrong token or a weak password', async ({ page }) => {
  await page.goto('/');
  test.skip(!page.url().endsWith('/first-run'), 'somebody has founded it already');
  await expectAccessible(page);
  await page.getByRole('link', { name: '开始创建' }).click();
  await fillFounding(page, 'not-the-token', 'short');
  await expectAccessible(page);
  const create = page.getByRole('button', { name: '创建企业' });
  await create.click();
  await expect(page.getByText('密码至少 10 个字符')).toBeVisible();
  await page.getByRole('textbox', { name: '设置密码' }).fill(OWNER.password);
  await create.click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('开通口令不对');
  await expect(page.getByLabel('企业名称')).toHaveValue(COMPANY);
});

test('an owner founds the company and gives it a store', async ({ page, isMobile }) => {
  await enterAsOwner(page);
  const store = `${isMobile ? '陆家嘴店' : '南京西路店'}${again()}`;
  await page.goto('/settings/units');
  await page.getByRole('button', { name: '添加门店' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill(store);
  await dialog.getByLabel('编号').fill('有 空格');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '添加' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('编号').fill(`${isMobile ? 'S002' : 'S001'}${again()}`);
  await dialog.getByRole('button', { name: '添加' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: store })).toBeVisible();
});

test('an invited colleague joins by the link and sees what a clerk may see', async ({ page, browser, isMobile }) => {
  await enterAsOwner(page);
  const email = `${isMobile ? 'phone' : 'desk'}.clerk${again()}@example.com`;
  await page.goto('/settings/staff');
  await page.getByRole('button', { name: '邀请员工' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('周予安');
  await dialog.getByRole('textbox', { name: '邮箱' }).fill(email);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '发送邀请' }).click();
  const link = (await dialog.locator('code').textContent()) ?? '';
  expect(new URL(link).pathname).toBe('/join');

  const colleague = await (await browser.newContext()).newPage();
  await colleague.goto(link);
  await expect(colleague.getByText(`${COMPANY} 邀请您`)).toBeVisible();
  await colleague.getByRole('textbox', { name: '设置密码' }).fill('kai-men-zao-gao-di-yi-jian');
  await expectAccessible(colleague);
  await colleague.getByRole('button', { name: '加入' }).click();
  await expect(colleague).toHaveURL(/\/home$/);
  await expect(colleague.getByRole('heading', { name: '周予安，您好' })).toBeVisible();

  await page.reload();
  await page
    .getByRole('row', { name: new RegExp(email) })
    .getByRole('button', { name: '停用' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(page.getByRole('row', { name: new RegExp(email) })).toContainText('已停用');
  await colleague.reload();
  await expect(colleague).toHaveURL(/\/sign-in/);
});

test('a key is shown once', async ({ page }) => {
  await enterAsOwner(page);
  await page.goto('/settings/keys');
  await page.getByRole('button', { name: '创建密钥' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('收银机');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '创建密钥' }).click();
  const key = (await dialog.locator('code').textContent()) ?? '';
  expect(key).toMatch(/^pw_/);
  const answer = await page.request.get('/api/v1/members/none', { headers: { authorization: `Bearer ${key}` } });
  expect(answer.status()).not.toBe(401);
  await dialog.getByRole('button', { name: '我已保存' }).click();
  await expect(page.getByText(key)).toHaveCount(0);
});

test('another device is listed and its session ended', async ({ page, browser, isMobile }) => {
  await enterAsOwner(page);
  const userAgent = `Mozilla/5.0 (Windows NT 10.0) ${isMobile ? 'Firefox/145.0' : 'Chrome/140.0 OPR/120.0'}`;
  const other = await (await browser.newContext({ userAgent })).newPage();
  await enterAsOwner(other);
  await page.goto('/account');
  await page.getByRole('button', { name: `结束 ${isMobile ? 'Firefox' : 'Opera'} · Windows 的登录` }).click();
  await expect(page.getByText(isMobile ? 'Firefox' : 'Opera')).toHaveCount(0);
  await other.goto('/home');
  await expect(other).toHaveURL(/\/sign-in/);
});

test('a network that drops keeps what was typed, and trying again does it once', async ({
  page,
  context,
  isMobile,
}) => {
  await enterAsOwner(page);
  await page.goto('/settings/units');
  await page.getByRole('button', { name: '添加区域' }).click();
  const dialog = page.getByRole('dialog');
  const name = `${isMobile ? '华南区' : '华东区'}${again()}`;
  await dialog.getByLabel('名称').fill(name);
  await context.setOffline(true);
  await dialog.getByRole('button', { name: '添加' }).click();
  await expect(dialog.getByRole('alert')).toContainText('网络断开了');
  await expect(dialog.getByLabel('名称')).toHaveValue(name);
  await context.setOffline(false);
  await dialog.getByRole('button', { name: '添加' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name })).toHaveCount(1);
});
