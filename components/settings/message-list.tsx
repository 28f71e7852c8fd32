import { getLocale, getTranslations } from 'next-intl/server';
import { StatusPill, type Tone } from '@/components/ui/status-pill';
import { formatMoment } from '@/lib/i18n/format';
import { chooseLocale } from '@/lib/i18n/locales';
import styles from './message-list.module.css';

export interface MessageRow {
  readonly id: string;
  readonly channel: string;
  readonly recipient: string;
  readonly subject: string | null;
  readonly text: string | null;
  readonly status: string;
  readonly failure: { readonly code: string; readonly detail: string | null } | null;
  readonly createdAt: number;
}

const TONES: Readonly<Record<string, Tone>> = { sent: 'ok', kept: 'info', failed: 'bad', late: 'warn' };

/** What left the house, newest first; a message that was kept instead of sent can be read. */
export async function MessageList({
  messages,
  timeZone,
}: {
  readonly messages: readonly MessageRow[];
  readonly timeZone: string;
}) {
  const [t, tag] = await Promise.all([getTranslations('settings.messages'), getLocale()]);
  const locale = chooseLocale(tag, null);
  return (
    <ol className={styles.list}>
      {messages.map((message) => (
        <li key={message.id} className={styles.item}>
          <div className={styles.head}>
            <span className={styles.to}>{message.recipient}</span>
            <StatusPill tone={TONES[message.status]}>{t(`statuses.${message.status}`)}</StatusPill>
            <span className={styles.detail}>
              {t('detail', {
                channel: t(`channels.${message.channel}`),
                at: formatMoment(message.createdAt, locale, timeZone),
              })}
            </span>
          </div>
          {message.subject && <p className={styles.subject}>{message.subject}</p>}
          {message.text && <p className={styles.text}>{message.text}</p>}
          {message.failure && (
            <p className={styles.error}>
              {t(`failures.${message.failure.code}`, { channel: message.channel })}
              {message.failure.detail && <code className={styles.said}>{message.failure.detail}</code>}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
