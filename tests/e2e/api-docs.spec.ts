import { expect, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { demoKey, demoUrl } from '../world/demo';

test('a developer reads how to call the API, finds an address and tries it', async ({ page }) => {
  await page.goto(`${demoUrl()}/docs/api`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('面向程序的 API');
  await expectAccessible(page);

  await page.getByLabel('搜索接口地址').fill('balance');
  await expect(page.getByText('共 1 个地址')).toBeVisible();
  await expect(page.getByText('/tasks/{task}/decision')).toBeHidden();
  await page.getByText('/apps/{app}/members/{member}/balance').click();
  await expect(page.getByText('需要权限范围为 points:read 的密钥')).toBeVisible();
  await page.getByLabel('搜索接口地址').fill('');
  await expectAccessible(page);

  await page.getByLabel('API 密钥', { exact: true }).fill(demoKey());
  await page.getByLabel('地址', { exact: true }).selectOption('GET /apps/{app}/forms/{form}/records');
  await page.getByLabel('app').fill('cafe');
  await page.getByLabel('form').fill('order');
  await page.getByLabel('limit').fill('1');
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByText(/^200 · \d+ ms · RateLimit/)).toBeVisible();
  await expect(page.getByText('"records": [')).toBeVisible();
});
