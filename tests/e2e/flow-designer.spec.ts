import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { demoUrl } from '../world/demo';
import { createApp, expectSaid, saved } from '../world/designer';
import { picture } from '../world/picture';
import { signInToDemo } from '../world/sign-in';

test.use({ baseURL: demoUrl() });

const words = (text: string) => ({ 'zh-CN': text });

/** A flow of an approval and a notice, one behind the other; its designer is open. */
async function openFlow(page: Page): Promise<void> {
  await signInToDemo(page, '企业主');
  const app = await createApp(page, '报修中心');
  const form = { title: words('报修'), fields: [{ id: 'what', type: 'text', title: words('哪里坏了') }] };
  const flow = {
    title: words('报修处理'),
    form: 'repair',
    nodes: [
      { id: 's', type: 'start', title: words('提交') },
      {
        id: 'a',
        type: 'approval',
        title: words('主管看过'),
        config: { assignees: [{ kind: 'role', role: 'owner', reach: 'company' }] },
      },
      {
        id: 'n',
        type: 'notify',
        title: words('告诉申请人'),
        config: { people: [{ kind: 'initiator' }], text: words('已安排') },
      },
      { id: 'e', type: 'end', title: words('完成'), config: { outcome: 'approved' } },
    ],
    edges: [
      { id: 'e1', from: 's', to: 'a' },
      { id: 'e2', from: 'a', to: 'n' },
      { id: 'e3', from: 'n', to: 'e' },
    ],
  };
  for (const [kind, body] of [
    ['form', form],
    ['flow', flow],
  ] as const) {
    const made = await page.request.post(`/api/v1/apps/${app}/definitions`, {
      headers: { origin: new URL(page.url()).origin },
      data: { kind, key: 'repair', body },
    });
    expect(made.ok(), await made.text()).toBe(true);
  }
  await page.goto(`/studio/${app}/flows/repair`);
  await expect(page.getByText('没有问题')).toBeVisible();
}

/** The steps from top to bottom, as they are read. */
function steps(page: Page) {
  return page.getByRole('list', { name: '步骤' }).locator('[data-part]');
}

const BEFORE = [/提交/, /主管看过/, /告诉申请人/, /完成/];
const AFTER = [/提交/, /告诉申请人/, /主管看过/, /完成/];

test('a step is moved to another line by mouse, by keys and from its settings, and back by undo', async ({
  page,
  isMobile,
}) => {
  await openFlow(page);
  await expect(steps(page)).toHaveText(BEFORE);
  const card = page.locator('[data-part=n]');
  const undo = page.getByRole('button', { name: '撤销：移动“告诉申请人”' });

  await test.step('by keys', async () => {
    await card.focus();
    await page.keyboard.press(' ');
    await expectSaid(page, '拿起了“告诉申请人”，现在指向“提交”之后。');
    await page.keyboard.press('Escape');
    await expectSaid(page, '放弃移动');
    await page.keyboard.press(' ');
    await expect(page.locator('[data-marker]')).toHaveCount(1);
    await expectAccessible(page);
    await picture(page, 'step-in-the-hand');
    await page.keyboard.press('Enter');
    await expect(steps(page)).toHaveText(AFTER);
    await expectSaid(page, '“告诉申请人”移到了“提交”之后。');
    await expect(page.locator('[data-part=n]')).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(steps(page)).toHaveText(BEFORE);
  });

  await test.step('from its settings', async () => {
    await card.click();
    await page.getByLabel('移到别处').selectOption({ label: '“提交”之后' });
    await expect(steps(page)).toHaveText(AFTER);
    await undo.click();
    await expect(steps(page)).toHaveText(BEFORE);
    await page.getByRole('complementary').getByRole('button', { name: '关闭' }).click();
  });

  if (!isMobile) {
    await test.step('by mouse', async () => {
      const target = await page.locator('[data-edge=e1]').boundingBox();
      await card.hover();
      await page.mouse.down();
      await page.mouse.move((target?.x ?? 0) + 10, (target?.y ?? 0) + 40, { steps: 12 });
      await expect(page.locator('[data-edge=e1][data-marker]')).toHaveCount(1);
      await page.mouse.up();
      await expect(steps(page)).toHaveText(AFTER);
      await undo.click();
      await expect(steps(page)).toHaveText(BEFORE);
    });
  }

  await page.locator('[data-part=s]').focus();
  await page.keyboard.press(' ');
  await expectSaid(page, '“提交”不能移动');
  await saved(page);
});
