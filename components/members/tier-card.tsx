import { getTranslations } from 'next-intl/server';
import records from '@/components/records/records.module.css';
import { Card } from '@/components/ui/card';
import { ProgressTrack } from '@/components/ui/progress-track';
import { localText } from '@/engine/kernel/text';
import { formatDay, formatMoney, formatNumber } from '@/lib/i18n/format';
import styles from './members.module.css';
import type { Shown, TierMove, TierView } from './types';

interface TierCardProps extends Shown {
  readonly tier: TierView;
  readonly history: readonly TierMove[];
}

/** Where the member stands, what is missing for the next tier, and how it came to this. */
export async function TierCard({ tier, history, locale, timeZone }: TierCardProps) {
  const [t, words] = await Promise.all([getTranslations('membersDesk.page'), getTranslations('tiers')]);
  const written = (amount: number) =>
    tier.measure === 'spend' ? formatMoney(amount, 'CNY', locale) : formatNumber(amount, locale);
  const nameOf = (tierName: TierMove['to']) => (tierName ? localText(tierName, locale) : words('noTier'));
  const sentence = tier.next
    ? words(`progress.${tier.measure}`, {
        missing: tier.measure === 'orders' ? tier.missing : written(tier.missing),
        tier: localText(tier.next.name, locale),
      })
    : tier.reached
      ? words('progress.top', { tier: localText(tier.reached.name, locale) })
      : words('progress.none');
  return (
    <Card title={t('tier')}>
      <div className={records.stack}>
        <div className={styles.notes}>
          <p className={styles.kind}>{tier.reached ? localText(tier.reached.name, locale) : words('noTier')}</p>
          <ProgressTrack share={tier.share} label={t('tier')} text={sentence} />
          <p>{sentence}</p>
          <p className={records.soft}>
            {t(`measure.${tier.measure}`, {
              measure: tier.measure === 'orders' ? tier.reachedMeasure : written(tier.reachedMeasure),
            })}
          </p>
        </div>
        <section className={styles.notes} aria-label={t('tierHistory')}>
          <h3>{t('tierHistory')}</h3>
          {history.length === 0 && <p className={records.soft}>{t('noTierHistory')}</p>}
          <ol className={styles.notes}>
            {history.map((move) => (
              <li key={move.at + move.cause}>
                <p>{t('tierMove', { from: nameOf(move.from), to: nameOf(move.to) })}</p>
                <p className={records.soft}>
                  {formatDay(Date.parse(move.at), locale, timeZone)} · {words(`cause.${move.cause}` as never)}
                </p>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Card>
  );
}
