import { expect, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { demoKey, demoUrl } from '../world/demo';

test('a developer reads how to call the API, finds an address and tries it', async ({ page, isMobile }) => {
  const opened = await page.goto(`${demoUrl()}/docs/api`);
  // Every address, with its samples, and still a page that opens on a train.
  expect((await opened?.request().sizes())?.responseBodySize).toBeLessThan(200_000);
  const policy = (await opened?.headerValue('content-security-policy')) ?? '';
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/);
  expect(policy).toMatch(/object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'/);
  expect(policy).not.toContain('unsafe-eval');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('面向程序的 API');
  // At 1280 px every page is judged whole elsewhere, and this one is the longest.
  if (isMobile) await expectAccessible(page);

  const search = page.getByLabel('搜索接口地址');
  await search.fill('member-balance');
  await expect(page.getByText('共 1 个地址')).toBeVisible();
  await expect(page.locator('#decide-task')).toBeHidden();
  await page.locator('#member-balance summary').click();
  await expect(page.getByText('需要权限范围为 points:read 的密钥').filter({ visible: true })).toHaveCount(1);
  await expectAccessible(page);
  await search.fill('');
  await expect(page.locator('#decide-task')).toBeVisible();

  await page.locator('input[type=password]').fill(demoKey());
  await page.getByRole('combobox', { name: '地址', exact: true }).selectOption('GET /apps/{app}/forms/{form}/records');
  await page.getByRole('textbox', { name: 'app', exact: true }).fill('cafe');
  await page.getByRole('textbox', { name: 'form', exact: true }).fill('order');
  await page.getByRole('textbox', { name: 'limit', exact: true }).fill('1');
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await expect(page.getByText(/^200 · \d+ ms · RateLimit/)).toBeVisible();
  await expect(page.getByText('"records": [').filter({ visible: true })).toHaveCount(1);
});
