import { expect, type Page } from '@playwright/test';

/** Asks the API as whoever is signed in on the page. */
export async function askAs<Answer>(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await page.evaluate(
    async ([how, where, sent]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`/api/v1${where}`, { method: how, headers, ...(sent && { body: sent }) });
      return { ok: response.ok, text: await response.text() };
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)] as const,
  );
  expect(answer.ok, answer.text).toBe(true);
  return JSON.parse(answer.text) as Answer;
}

/** Puts a form into an app and publishes it, for tests about forms and not about building them. */
export async function madeForm(page: Page, app: string, form: { readonly key: string; readonly body: object }) {
  await askAs(page, 'POST', `/apps/${app}/definitions`, { kind: 'form', ...form });
  await askAs(page, 'POST', `/apps/${app}/publish`, { note: '' });
}
