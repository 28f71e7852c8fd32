import { readdirSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import people from '../../app/_entry/demo/people.json' with { type: 'json' };
import { LOCALE_COOKIE, type Locale } from '../../lib/i18n/locales';
import { expectAccessible, expectFingerTargets, expectWithinScreen } from '../world/accessible';
import { demoUrl, GUESTS } from '../world/demo';
import { signInToDemo } from '../world/sign-in';

test.use({ baseURL: demoUrl() });

type Reader = 'nobody' | 'owner' | 'clerk' | 'member';

/** Parts of addresses that only the demo knows. */
interface Ids {
  readonly record: string;
  readonly member: string;
  readonly task: string;
  readonly case: string;
}

/** Who opens which page, and what stands in its address. A page that is not here fails the first test below. */
const PAGES: Readonly<Record<string, readonly [Reader, ((ids: Ids) => string)?]>> = {
  '/': ['nobody'],
  '/first-run': ['nobody'],
  '/first-run/company': ['nobody'],
  '/forgot-password': ['nobody'],
  '/join': ['nobody'],
  '/reset-password': ['nobody'],
  '/sign-in': ['nobody'],
  '/sign-in/second-factor': ['nobody'],
  '/f/[app]/[form]': ['nobody', () => '/f/cafe/member'],
  '/m/[app]/join': ['nobody', () => '/m/cafe/join'],
  '/m/[app]/sign-in': ['nobody', () => '/m/cafe/sign-in'],
  '/m/[app]': ['member', () => '/m/cafe'],
  '/m/[app]/me': ['member', () => '/m/cafe/me'],
  '/m/[app]/me/edit': ['member', () => '/m/cafe/me/edit'],
  '/m/[app]/points': ['member', () => '/m/cafe/points'],
  '/m/[app]/requests': ['member', () => '/m/cafe/requests'],
  '/m/[app]/rewards': ['member', () => '/m/cafe/rewards'],
  '/account': ['clerk'],
  '/desk/[app]': ['clerk', () => '/desk/cafe'],
  '/desk/[app]/counter': ['clerk', () => '/desk/cafe/counter'],
  '/desk/[app]/forms/[form]': ['clerk', () => '/desk/cafe/forms/order'],
  '/desk/[app]/forms/[form]/new': ['clerk', () => '/desk/cafe/forms/order/new'],
  '/desk/[app]/forms/[form]/[record]': ['owner', ({ record }) => `/desk/cafe/forms/order/${record}`],
  '/desk/[app]/forms/[form]/import': ['owner', () => '/desk/cafe/forms/order/import'],
  '/desk/[app]/ledger': ['owner', () => '/desk/cafe/ledger'],
  '/desk/[app]/members': ['owner', () => '/desk/cafe/members'],
  '/desk/[app]/members/[member]': ['owner', ({ member }) => `/desk/cafe/members/${member}`],
  '/desk/[app]/members/opening': ['owner', () => '/desk/cafe/members/opening'],
  '/desk/[app]/tasks': ['owner', () => '/desk/cafe/tasks'],
  '/desk/[app]/tasks/[task]': ['owner', ({ task }) => `/desk/cafe/tasks/${task}`],
  '/desk/[app]/cases/[case]': ['owner', ({ case: id }) => `/desk/cafe/cases/${id}`],
  '/docs/api': ['owner'],
  '/home': ['owner'],
  '/incidents': ['owner'],
  '/settings': ['owner'],
  '/settings/keys': ['owner'],
  '/settings/messages': ['owner'],
  '/settings/staff': ['owner'],
  '/settings/units': ['owner'],
  '/settings/workspace': ['owner'],
  '/studio/[app]': ['owner', () => '/studio/cafe'],
  '/studio/[app]/flows': ['owner', () => '/studio/cafe/flows'],
  '/studio/[app]/flows/[flow]': ['owner', () => '/studio/cafe/flows/redemption'],
  '/studio/[app]/forms': ['owner', () => '/studio/cafe/forms'],
  '/studio/[app]/forms/[form]': ['owner', () => '/studio/cafe/forms/order'],
  '/studio/[app]/look': ['owner', () => '/studio/cafe/look'],
  '/studio/[app]/points': ['owner', () => '/studio/cafe/points'],
  '/studio/[app]/publish': ['owner', () => '/studio/cafe/publish'],
};

/** The reference of the API is about codes, which look like keys. */
const ABOUT_CODES = new Set(['/docs/api']);

test('each page of the product is visited below', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' });
  const pages = files.filter((file) => /(^|\/)page\.tsx$/.test(file)).map(addressOfFile);
  expect(pages.sort()).toEqual(Object.keys(PAGES).sort());
});

for (const reader of ['nobody', 'owner', 'clerk', 'member'] as const) {
  test(`${reader}: every page is quiet, fits, can be used by everybody and speaks one language`, async ({
    page,
    isMobile,
  }) => {
    test.setTimeout(480_000);
    await enter(page, reader);
    const ids = reader === 'owner' ? await idsOf(page) : { record: '', member: '', task: '', case: '' };
    const said: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(`${page.url()} ${message.text()}`);
    });
    page.on('pageerror', (error) => said.push(`${page.url()} ${error.message}`));
    const mine = Object.entries(PAGES).filter(([, [who]]) => who === reader);
    for (const [pattern, [, addressOf]] of mine) {
      const address = addressOf?.(ids) ?? pattern;
      // English has the longest words, and a phone the least room for them.
      for (const locale of ['zh-CN', isMobile ? 'en' : 'zh-TW'] as const) {
        await speak(page.context(), locale);
        const answer = await page.goto(address);
        expect(answer?.ok(), `${address} answers ${answer?.status()}`).toBe(true);
        await expect(page.locator('h1'), page.url()).toHaveCount(1);
        if (locale === 'zh-CN' && !isMobile) await expectAccessible(page);
        else await expectWithinScreen(page);
        if (isMobile) await expectFingerTargets(page);
        if (!ABOUT_CODES.has(pattern)) await expectWords(page, locale);
      }
    }
    expect(said).toEqual([]);
  });
}

test('what is not there is said inside the frame, with every other place at hand', async ({ page }) => {
  await signInToDemo(page, '企业主');
  for (const [address, navigation] of [
    ['/desk/cafe/forms/order/nothing', '工作台导航'],
    ['/studio/cafe/forms/nothing', '搭建导航'],
  ] as const) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: '没有找到这个页面' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: navigation })).toBeVisible();
    await expectAccessible(page);
  }
});

test('a clerk is shown nothing of the studio, not even its frame', async ({ page }) => {
  await signInToDemo(page, '店员');
  expect((await page.goto('/studio/cafe'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: '没有找到这个页面' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
});

test('no letter of the demo was lost while it was filled', async ({ page }) => {
  await signInToDemo(page, '企业主');
  const answer = await page.request.get('/api/v1/messages');
  const { messages } = (await answer.json()) as { messages: { status: string }[] };
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.filter(({ status }) => status !== 'kept')).toEqual([]);
});

/** `(entry)/join/page.tsx` → `/join`: folders in brackets are no part of an address. */
function addressOfFile(file: string): string {
  const parts = file.split('/').slice(0, -1);
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`;
}

async function enter(page: Page, reader: Reader): Promise<void> {
  if (reader === 'owner') await signInToDemo(page, '企业主');
  if (reader === 'clerk') await signInToDemo(page, '店员');
  if (reader !== 'member') return;
  await page.goto('/m/cafe/sign-in');
  await page.getByRole('button', { name: '进入' }).click();
  await expect(page).toHaveURL(/\/m\/cafe$/);
}

async function speak(context: BrowserContext, locale: Locale): Promise<void> {
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: demoUrl() }]);
}

async function idsOf(page: Page): Promise<Ids> {
  const api = `${demoUrl()}/api/v1`;
  const orders = await page.request.post(`${api}/apps/cafe/forms/order/records/query`, {
    headers: { origin: demoUrl() },
    data: { limit: 1 },
  });
  const picks = await page.request.get(`${api}/apps/cafe/picks?kind=member&text=13910000000`);
  const tasks = await page.request.get(`${api}/tasks?limit=1`);
  const id = async (answer: { json(): Promise<unknown> }, list: string, name: 'id' | 'caseId' = 'id') => {
    const { [list]: found } = (await answer.json()) as Record<string, { id: string; caseId?: string }[]>;
    expect(found?.length, list).toBeGreaterThan(0);
    return found?.[0]?.[name] ?? '';
  };
  return {
    record: await id(orders, 'records'),
    member: await id(picks, 'found'),
    task: await id(tasks, 'tasks'),
    case: await id(tasks, 'tasks', 'caseId'),
  };
}

const AREAS = readdirSync('lib/i18n/messages/en').map((file) => file.replace('.json', ''));
const KEY = new RegExp(`\\b(${AREAS.join('|')})(\\.[a-z][A-Za-z]+){1,4}\\b`);

/** No key in place of its text and, in English, no word of the interface that stayed Chinese. */
async function expectWords(page: Page, locale: Locale): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', locale);
  // biome-ignore lint/performance/useDomNodeTextContent: what a reader sees, without the scripts
  const text = await page.locator('body').innerText();
  expect(KEY.exec(text)?.[0], page.url()).toBeUndefined();
  if (locale !== 'en') return;
  const words = await page.locator('nav a, button, label, legend, th, main h1').allInnerTexts();
  const left = words.map((word) => withoutData(word)).filter((word) => /\p{Script=Han}/u.test(word));
  expect(left, page.url()).toEqual([]);
}

const DATA = [
  people.company,
  ...Object.values(GUESTS),
  '简体中文',
  '繁體中文',
  ...[...people.stores, ...people.staff, ...people.rewards].map(({ name }) => name),
];
const NAME = new RegExp(`(${people.families.join('|')})(${people.given.join('|')})`, 'g');

/** Names that the people of the demo gave to things, and their own. */
function withoutData(text: string): string {
  const rest = DATA.reduce((left, word) => left.replaceAll(word, ''), text)
    .replace(NAME, '')
    .trim();
  // The face of an account is the first character of its name.
  return [...rest].length === 1 ? '' : rest;
}
