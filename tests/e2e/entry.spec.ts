import { expect, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { serverUrl } from '../world/browser-servers';
import { signInByClick } from '../world/sign-in';

test.use({ baseURL: serverUrl('demo') });

test('a wrong password keeps what was typed and says what to do', async ({ page }) => {
  await page.goto('/home');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fhome$/);
  // The browser speaks English; its bubble speaks as the page does, and is gone once there is something to send.
  const bubble = () => page.getByLabel('邮箱或用户名').evaluate((field: HTMLInputElement) => field.validationMessage);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect.poll(bubble).toBe('请填写');
  await page.getByLabel('邮箱或用户名').fill('owner@demo.pointwright.local');
  await page.getByRole('textbox', { name: '密码' }).fill('not-the-password');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('账号或密码不对');
  await expect(page.getByLabel('邮箱或用户名')).toHaveValue('owner@demo.pointwright.local');
  await expectAccessible(page);
});

test('one click leads from the sign-in page of the demo to the apps, and out again', async ({ page }) => {
  await signInByClick(page, '企业主');
  await expect(page.getByRole('heading', { name: '咖啡会员俱乐部' })).toBeVisible();
  const signOut = page.getByRole('button', { name: '退出登录' });
  await page.getByRole('button', { name: /的账号菜单/ }).click();
  await signOut.click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings$/);
});

test('a clerk is offered no settings and finds none', async ({ page }) => {
  await signInByClick(page, '店员');
  await expect(page.getByRole('link', { name: '设置' })).toHaveCount(0);
  await page.goto('/settings');
  await expect(page.getByRole('heading', { name: '没有找到这个页面' })).toBeVisible();
});

test('what is pressed and written before the page listens is done as soon as it does', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a thumb is a hand as well');
  const listening = page.locator('html[data-listening]');
  /** Opens a page whose scripts come late, and does something with it before. */
  const early = async (address: string, act: () => Promise<void>) => {
    let come = () => {};
    const late = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route(/\.js$/, (script) => late.then(() => script.continue()));
    await page.goto(address, { waitUntil: 'commit' });
    await act();
    await expect(listening).toHaveCount(0);
    come();
    await page.unrouteAll({ behavior: 'wait' });
    await expect(listening).toHaveCount(1);
  };
  await early('/sign-in', async () => {
    await page.getByLabel('邮箱或用户名').fill('owner@demo.pointwright.local');
    await page.getByRole('textbox', { name: '密码' }).fill('not-the-password');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('button', { name: '登录', exact: true }).click();
  });
  await expect(page.getByRole('main').getByRole('alert')).toContainText('账号或密码不对');
  await expect(page.getByLabel('邮箱或用户名')).toHaveValue('owner@demo.pointwright.local');
  // No browser has put the password into an address.
  await expect(page).toHaveURL(/\/sign-in$/);

  const language = page.getByLabel('语言');
  await early('/sign-in', async () => {
    await language.selectOption('zh-TW');
    await language.selectOption('en');
  });
  await expect(page.getByRole('heading', { name: 'Staff sign-in' })).toBeVisible();
  await page.getByLabel('Language').selectOption('zh-CN');
  await expect(page.getByRole('heading', { name: '员工登录' })).toBeVisible();

  await early('/docs/api', () => page.getByLabel('搜索接口地址').fill('member-balance'));
  await expect(page.getByText('共 1 个地址')).toBeVisible();
});

test('what falls into the moment in which the page awakes is done once', async ({ page }) => {
  await page.addInitScript(() => {
    const { port1: next, port2: look } = new MessageChannel();
    next.onmessage = () => {
      const language = document.querySelector('select');
      const isAwake = language && Object.keys(language).some((key) => key.startsWith('__reactProps'));
      if (!isAwake) return look.postMessage(null);
      document.documentElement.dataset.chosen = 'listening' in document.documentElement.dataset ? 'late' : 'between';
      language.value = 'en';
      for (const what of ['input', 'change']) language.dispatchEvent(new Event(what, { bubbles: true }));
    };
    look.postMessage(null);
  });
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Staff sign-in' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-chosen', 'between');
});

test('language and appearance are chosen once and kept', async ({ page, isMobile }) => {
  await page.goto('/sign-in');
  await page.getByLabel('语言').selectOption('en');
  await expect(page.getByRole('heading', { name: 'Staff sign-in' })).toBeVisible();
  if (isMobile) await page.emulateMedia({ colorScheme: 'dark' });
  else await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await page.goto('/forgot-password');
  await expect(page).toHaveTitle('Forgotten password · Pointwright');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expectAccessible(page);
});

test('the keyboard comes to the content by one key', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has no Tab key');
  await page.goto('/sign-in');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('an address that leads nowhere says so and leads home', async ({ page }) => {
  await page.goto('/no-such-page');
  await expect(page.getByRole('link', { name: '回到首页' })).toBeVisible();
  await expectAccessible(page);
  // Members do not know the door of the staff.
  await page.goto('/m/cafe/no-such-page');
  await expect(page.getByRole('heading', { level: 1, name: '没有找到这个页面' })).toBeVisible();
  await page.getByRole('link', { name: '回到首页' }).click();
  await expect(page).toHaveURL(/\/m\/cafe$/);
});

test('no script of somebody else runs on a page', async ({ page }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await page.goto('/sign-in');
  expect(refused).toEqual([]);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="/none" onerror="window.stolen = true">');
  });
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false);
});
