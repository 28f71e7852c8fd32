import { MessageRefused } from './failure';
import type { Sender } from './sender';

const PATIENCE = 10_000;

/**
 * Any provider of short messages, through one POST of `{id, to, text, template, params}` as JSON; an answer 2xx means taken.
 * Providers that send approved templates only read `template` and `params`, the others `text`.
 */
export function httpSms(url: string, token?: string): Sender {
  return async ({ id, text, outgoing }) => {
    const { to, template, params } = outgoing;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ id, to, text, template, params }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new MessageRefused(`HTTP ${answer.status}`);
  };
}
