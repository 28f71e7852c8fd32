import { getTranslations } from 'next-intl/server';
import { ProgressTrack } from '@/components/ui/progress-track';
import { type Locale, localText } from '@/engine/kernel/text';
import { formatMoney, formatNumber } from '@/lib/i18n/format';
import styles from './portal.module.css';
import type { TierWay } from './types';

/** Where the member stands between two tiers, as a picture and in words. */
export async function TierBar({
  tier,
  locale,
  unit,
}: {
  readonly tier: TierWay;
  readonly locale: Locale;
  readonly unit: string;
}) {
  const t = await getTranslations('portal.tier');
  const missing =
    tier.measure === 'spend' ? formatMoney(tier.missing, 'CNY', locale) : formatNumber(tier.missing, locale);
  const sentence = tier.next
    ? t(`to.${tier.measure}`, { missing, unit, next: localText(tier.next.name, locale) })
    : t('top', { tier: localText(tier.reached?.name, locale) });
  return (
    <section className={styles.panel} aria-label={t('title')}>
      <div className={styles.tierHead}>
        <h2 className={styles.panelTitle}>{tier.reached ? localText(tier.reached.name, locale) : t('none')}</h2>
        {tier.reached && <span className={styles.soft}>{localText(tier.reached.benefits, locale)}</span>}
      </div>
      <ProgressTrack share={tier.share} label={t('title')} text={sentence} />
      <p className={styles.soft}>{sentence}</p>
    </section>
  );
}
