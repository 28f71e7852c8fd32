import { expect, type Page, test } from '@playwright/test';
import { codeSentTo, demoUrl, freshPhone, till } from '../world/demo';
import { createApp } from '../world/designer';
import { scriptsOfFirstLoad } from '../world/first-load';
import { madeForm } from '../world/made-form';
import { signInToDemo } from '../world/sign-in';

test.use({ baseURL: demoUrl() });

const kB = 1_000;

/** The script of a first visit, compressed as our own server sends it, stays below the limit. */
async function expectLight(page: Page, address: string, limit: number) {
  const { bytes, largest } = await scriptsOfFirstLoad(page, address);
  const told = largest.map((one) => `${one.bytes} ${one.url}`).join('\n');
  test.info().annotations.push({ type: 'script', description: `${address}: ${(bytes / kB).toFixed(1)} kB` });
  expect(bytes, `${address} loads ${bytes} bytes of script\n${told}`).toBeLessThan(limit * kB);
  return bytes;
}

test('pages of members and strangers come with little script', async ({ page, browser, request, isMobile }) => {
  test.skip(!isMobile, 'weighed once');
  test.slow();
  const builder = await (await browser.newContext({ baseURL: demoUrl() })).newPage();
  await signInToDemo(builder, '企业主');
  const app = await createApp(builder, '轻装中心');
  const field = (id: string, type: string, settings = {}) => ({ id, type, title: { en: id }, settings });
  await madeForm(builder, app, {
    key: 'light',
    body: {
      title: { en: 'Light' },
      publicLink: true,
      fields: [
        field('name', 'text'),
        field('phone', 'phone'),
        field('day', 'date'),
        field('price', 'money'),
        field('taste', 'radio', { options: [{ key: 'a', label: { en: 'A' } }] }),
      ],
    },
  });
  const light = await expectLight(page, `/f/${app}/light`, 230);

  // What few forms need comes only with them: the formula language here.
  await madeForm(builder, app, {
    key: 'reckons',
    body: {
      title: { en: 'Reckons' },
      publicLink: true,
      fields: [field('price', 'money'), field('twice', 'formula', { formula: '{price} * 2', result: 'number' })],
    },
  });
  const fresher = await (await browser.newContext({ baseURL: demoUrl() })).newPage();
  const reckons = await expectLight(fresher, `/f/${app}/reckons`, 260);
  expect(reckons - light).toBeGreaterThan(15 * kB);

  await expectLight(await (await browser.newContext({ baseURL: demoUrl() })).newPage(), '/m/cafe', 170);

  const phone = freshPhone(isMobile);
  await till(request, '/forms/member/records', { values: { name: '闻笛', phone, consent: true } });
  const member = await browser.newContext({ baseURL: demoUrl(), locale: 'zh-CN' });
  const door = await member.newPage();
  await door.goto('/m/cafe/sign-in');
  await door.getByLabel('手机号').fill(phone);
  await door.getByRole('button', { name: '获取验证码' }).click();
  await door.getByLabel('验证码').fill(await codeSentTo(builder, phone));
  await door.getByRole('button', { name: '继续' }).click();
  await expect(door.getByRole('heading', { name: '闻笛，您好' })).toBeVisible();
  // The same member in a browser that has cached nothing.
  const fresh = await browser.newContext({ baseURL: demoUrl(), storageState: await member.storageState() });
  const home = await fresh.newPage();
  await expectLight(home, '/m/cafe', 170);
  await expect(home.getByRole('heading', { level: 1 })).toContainText('闻笛');
});
