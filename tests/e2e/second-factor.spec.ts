import { expect, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { again } from '../world/again';
import { oneTimeCode } from '../world/authenticator';
import { enterAsOwner } from '../world/owner';

const PASSWORD = 'shui-guo-dian-zai-zuo-bian';

test('a second factor is set up, asked for, and replaced by a backup code', async ({ page, browser, isMobile }) => {
  test.slow();
  await enterAsOwner(page);
  const email = `guard.${isMobile ? 'phone' : 'desk'}${again()}@example.com`;
  const invited = await page.evaluate(async (to) => {
    const roles = [{ role: 'builder', orgUnitId: null }];
    const body = JSON.stringify({ email: to, name: '沈知行', roles });
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/v1/invitations', { method: 'POST', headers, body })).json() as Promise<{ path: string }>;
  }, email);

  const guard = await (await browser.newContext()).newPage();
  await guard.goto(invited.path);
  await guard.getByRole('textbox', { name: '设置密码' }).fill(PASSWORD);
  await guard.getByRole('button', { name: '加入' }).click();
  await expect(guard).toHaveURL(/\/home$/);

  await guard.goto('/account');
  await guard.getByRole('button', { name: '开启两步验证' }).click();
  await guard.getByRole('textbox', { name: '请再次输入密码' }).fill(PASSWORD);
  await guard.getByRole('button', { name: '继续' }).click();
  await expect(guard.getByRole('img', { name: '两步验证密钥的二维码' })).toBeVisible();
  await expectAccessible(guard);
  const secret = (await guard.locator('form code').textContent()) ?? '';
  await guard.getByLabel('六位验证码').fill(oneTimeCode(secret));
  await guard.getByRole('button', { name: '验证并开启' }).click();
  const backup = (await guard.getByRole('list', { name: '备用码' }).getByRole('listitem').first().textContent()) ?? '';
  await expectAccessible(guard);
  await guard.getByRole('button', { name: '我已保存' }).click();
  await expect(guard.getByText('已开启', { exact: true })).toBeVisible();

  const signIn = async () => {
    await guard.getByRole('button', { name: /的账号菜单/ }).click();
    await guard.getByRole('button', { name: '退出登录' }).click();
    await guard.getByLabel('邮箱或用户名').fill(email);
    await guard.getByRole('textbox', { name: '密码' }).fill(PASSWORD);
    await guard.getByRole('button', { name: '登录', exact: true }).click();
    await expect(guard).toHaveURL(/\/sign-in\/second-factor/);
  };
  await signIn();
  await expectAccessible(guard);
  await guard.getByLabel('六位验证码').fill('000000');
  await guard.getByRole('button', { name: '继续' }).click();
  await expect(guard.getByRole('main').getByRole('alert')).toContainText('验证码不对');
  await guard.getByLabel('六位验证码').fill(oneTimeCode(secret));
  await guard.getByRole('button', { name: '继续' }).click();
  await expect(guard).toHaveURL(/\/home$/);

  await signIn();
  await guard.getByRole('button', { name: /使用备用码/ }).click();
  await guard.getByLabel('备用码').fill(backup);
  await guard.getByRole('button', { name: '继续' }).click();
  await expect(guard).toHaveURL(/\/home$/);
});
