import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';

/** Invites somebody from the owner's page and lets them join by the link, in a browser of their own. */
export async function inviteColleague(
  owner: Page,
  browser: Browser,
  { name, email, ...look }: { readonly name: string; readonly email: string } & BrowserContextOptions,
): Promise<Page> {
  await owner.goto('/settings/staff');
  await owner.getByRole('button', { name: '邀请员工' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('姓名').fill(name);
  await dialog.getByRole('textbox', { name: '邮箱' }).fill(email);
  await dialog.getByRole('button', { name: '发送邀请' }).click();
  const link = (await dialog.locator('code').textContent()) ?? '';
  const colleague = await (await browser.newContext(look)).newPage();
  await colleague.goto(link);
  await colleague.getByRole('textbox', { name: '设置密码' }).fill('wan-shang-yi-qi-kan-xing-xing');
  await colleague.getByRole('button', { name: '加入' }).click();
  await expect(colleague).toHaveURL(/\/home$/);
  return colleague;
}
