import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { serverLog, serverUrl } from './browser-servers';

/** People whom browser tests make members of the demo. */
export const GUESTS = { joining: '苏晴', walkingIn: '顾南', asking: '叶青' } as const;

/** Address of the demo's pages and API. */
export function demoUrl(): string {
  return serverUrl('demo') ?? '';
}

/** The key of the demo's till, as the terminal printed it. */
export function demoKey(): string {
  const [, key] = /API key: (pw_\S+)/.exec(serverLog('demo')) ?? [];
  if (!key) throw new Error('the demo printed no API key');
  return key;
}

/** What the till sends. */
export async function till(request: APIRequestContext, path: string, data: unknown) {
  const answer = await request.post(`${demoUrl()}/api/v1/apps/cafe${path}`, {
    headers: { authorization: `Bearer ${demoKey()}` },
    data,
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** The code that was last sent to a phone, as the owner reads it in the message log. */
export async function codeSentTo(owner: Page, phone: string): Promise<string> {
  for (let tries = 0; tries < 120; tries++) {
    const answer = await owner.request.get('/api/v1/messages');
    const { messages } = (await answer.json()) as { messages: { recipient: string; text: string | null }[] };
    const text = messages.find(({ recipient }) => recipient.endsWith(phone))?.text ?? '';
    const [code] = /\d{6}/.exec(text) ?? [];
    if (code) return code;
    await owner.waitForTimeout(250);
  }
  throw new Error(`no code was sent to ${phone}`);
}

/** A phone number no other test of this run uses. */
export function freshPhone(isMobile: boolean): string {
  return `1${isMobile ? 57 : 58}${String(Date.now()).slice(-8)}`;
}
