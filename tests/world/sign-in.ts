import { type Cookie, expect, type Page } from '@playwright/test';

/** Whom the demo shows on its sign-in page, by the role's name in Chinese. */
export type DemoRole = '企业主' | '管理者' | '店员';

/** Signs in as one of the demo's people, by one click. */
export async function signInByClick(page: Page, role: DemoRole): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: `以${role}的身份进入` }).click();
  await expect(page).toHaveURL(/\/home$/);
}

const sessions = new Map<DemoRole, readonly Cookie[]>();

/** Comes in as one of the demo's people, for tests about what they do then: all of a run share one session of each. */
export async function signInToDemo(page: Page, role: DemoRole): Promise<void> {
  const session = sessions.get(role);
  if (session) {
    await page.context().addCookies([...session]);
    await page.goto('/home');
    await expect(page).toHaveURL(/\/home$/);
  } else {
    await signInByClick(page, role);
    sessions.set(role, await page.context().cookies());
  }
}
