import type { Networks } from '@/lib/networks';
import { postJson } from '@/lib/outgoing/post-json';
import { MessageRefused } from './failure';
import type { Sender } from './sender';

export interface SmsGateway {
  readonly url: string;
  readonly token?: string;
  /** Where the gateway may stand besides in the open internet. */
  readonly networks: Networks;
}

/**
 * Any provider of short messages, through one POST of `{id, to, text, template, params}` as JSON; an answer 2xx means taken.
 * Providers that send approved templates only read `template` and `params`, the others `text`.
 */
export function httpSms({ url, token, networks }: SmsGateway): Sender {
  return async ({ id, text, outgoing }) => {
    const { to, template, params } = outgoing;
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    const status = await postJson(url, { headers, body: { id, to, text, template, params } }, { allowed: networks });
    if (status < 200 || status > 299) throw new MessageRefused(`HTTP ${status}`);
  };
}
