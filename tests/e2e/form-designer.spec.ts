import { expect, test } from '@playwright/test';
import { expectAccessible } from '../world/accessible';
import { demoUrl } from '../world/demo';
import {
  addByKeyboard,
  canvasField,
  createApp,
  createForm,
  dragField,
  dragToCanvas,
  publish,
  saved,
} from '../world/designer';
import { signInToDemo } from '../world/sign-in';

test.use({ baseURL: demoUrl() });

test('a form is built by dragging, then published', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has no mouse');
  await signInToDemo(page, '企业主');
  const app = await createApp(page, '问卷中心');
  await createForm(page, app, '问卷');
  await dragToCanvas(page, '单行文本');
  await dragToCanvas(page, '评分');
  await dragToCanvas(page, '分组', { before: '单行文本' });
  await dragField(page, '单行文本', { inside: '分组' });
  await expect(
    canvasField(page, '分组')
      .locator('xpath=..')
      .getByRole('button', { name: /^单行文本，/ }),
  ).toBeVisible();
  await addByKeyboard(page, '多行文本');
  await expectAccessible(page);
  await saved(page);
  await publish(page, app);
});
