import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import records from '@/components/records/records.module.css';
import { route } from '@/components/shell/route';
import { Card } from '@/components/ui/card';
import { StatusPill, type Tone } from '@/components/ui/status-pill';
import { type LocalText, localText } from '@/engine/kernel/text';
import { formatDay, formatNumber } from '@/lib/i18n/format';
import styles from './members.module.css';
import type { Shown } from './types';

interface Redemption {
  readonly id: string;
  readonly form: string | null;
  readonly reward: string;
  readonly quantity: number;
  readonly points: number;
  readonly status: string;
  readonly createdAt: string;
  readonly way: { readonly steps: readonly { readonly title: LocalText; readonly state: string }[] } | null;
}

const TONES: Readonly<Record<string, Tone>> = { pending: 'info', ready: 'accent', collected: 'ok', rejected: 'bad' };

interface RedemptionCardProps extends Shown {
  readonly app: string;
  readonly redemptions: readonly Redemption[];
}

/** What the member asked for, and how far each approval has come. */
export async function RedemptionCard({ app, redemptions, locale, timeZone }: RedemptionCardProps) {
  const [t, rewards, inbox] = await Promise.all([
    getTranslations('membersDesk.page'),
    getTranslations('rewards.status'),
    getTranslations('inbox.state'),
  ]);
  return (
    <Card title={t('redemptions')}>
      {redemptions.length === 0 && <p className={records.soft}>{t('noRedemptions')}</p>}
      <ul className={records.log}>
        {redemptions.map((one) => (
          <li key={one.id}>
            <div className={styles.pills}>
              {one.form ? (
                <Link className={styles.link} href={route(`/desk/${app}/forms/${one.form}/${one.id}`)}>
                  {one.reward}
                </Link>
              ) : (
                one.reward
              )}
              <StatusPill tone={TONES[one.status] ?? 'neutral'}>{rewards(one.status as never)}</StatusPill>
            </div>
            <span className={records.soft}>
              {t('redemptionLine', {
                quantity: one.quantity,
                points: formatNumber(one.points, locale),
                date: formatDay(Date.parse(one.createdAt), locale, timeZone),
              })}
            </span>
            {one.way && (
              <span className={records.soft}>
                {one.way.steps
                  .map((step) => `${localText(step.title, locale)}: ${inbox(step.state as never)}`)
                  .join(' → ')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
