import { expect, type Page } from '@playwright/test';
import { serverLog } from './browser-servers';

/** The owner of the one company on the server that was started empty. */
export const OWNER = { name: '林晓', email: 'lin@example.com', password: 'mei-tian-yi-bei-shou-chong' } as const;
export const COMPANY = '山茶咖啡';

/** Comes in as the owner; whoever is first founds the company. */
export async function enterAsOwner(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page).toHaveURL(/\/(first-run|sign-in|home)$/);
  if (page.url().endsWith('/home')) return;
  if (page.url().endsWith('/first-run')) {
    await page.getByRole('link', { name: '开始创建' }).click();
    await fillFounding(page, setupToken());
    await page.getByRole('button', { name: '创建企业' }).click();
  } else {
    await page.getByLabel('邮箱或用户名').fill(OWNER.email);
    await page.getByRole('textbox', { name: '密码' }).fill(OWNER.password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  }
  await expect(page).toHaveURL(/\/home$/);
}

export async function fillFounding(page: Page, token: string, password: string = OWNER.password): Promise<void> {
  await page.getByLabel('开通口令').fill(token);
  await page.getByLabel('企业名称').fill(COMPANY);
  await page.getByLabel('您的姓名').fill(OWNER.name);
  await page.getByLabel('您的邮箱').fill(OWNER.email);
  await page.getByRole('textbox', { name: '设置密码' }).fill(password);
}

/** As the terminal of the empty server printed it. */
function setupToken(): string {
  const [, token] = /token is (\S+)/.exec(serverLog('empty')) ?? [];
  if (!token) throw new Error('the server printed no token');
  return token;
}
