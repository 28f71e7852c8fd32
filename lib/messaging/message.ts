import type { Tx } from '@/lib/db/types';
import type { Locale } from '@/lib/i18n/locales';
import { enqueue } from '@/lib/jobs/enqueue';

export type Channel = 'sms' | 'mail';

/**
 * One message to one person. Its texts stand in the catalogues: template `accounts.phoneCode` reads
 * `accounts.messages.phoneCode.text`, and `.subject` for mail.
 */
export interface OutgoingMessage {
  readonly workspaceId: string;
  readonly channel: Channel;
  /** A phone with its country's prefix, or an e-mail address. */
  readonly to: string;
  readonly template: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Below `PUBLIC_URL`; the whole address stands in the text as `{link}`. */
  readonly path?: string;
  readonly locale: Locale;
  /** IANA zone for dates in the text. */
  readonly timeZone: string;
  /** UTC milliseconds; later than that it is not worth sending. */
  readonly goodUntil?: number;
}

export const SEND_MESSAGE = 'send-message';

/** Lets a message leave once this transaction is committed. With a key, at most one such message waits. */
export async function queueMessage(tx: Tx, outgoing: OutgoingMessage, key?: string): Promise<void> {
  await enqueue(tx, { workspaceId: outgoing.workspaceId, kind: SEND_MESSAGE, payload: outgoing, key });
}
