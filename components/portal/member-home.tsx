import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { Qr } from '@/components/ui/qr';
import { type Locale, localText } from '@/engine/kernel/text';
import { formatDate, formatNumber } from '@/lib/i18n/format';
import { CheckIn } from './check-in';
import styles from './portal.module.css';
import { TierBar } from './tier-bar';
import type { HomeView } from './types';

/** The card, the points, what happens to them next, and the way to the next tier. */
export async function MemberHome({
  home,
  app,
  locale,
}: {
  readonly home: HomeView;
  readonly app: string;
  readonly locale: Locale;
}) {
  const t = await getTranslations('portal.home');
  const unit = localText(home.currency?.unit, locale);
  return (
    <div className={styles.stack}>
      <h1 className={styles.greeting}>{t('greeting', { name: home.name || t('member') })}</h1>
      <section className={styles.memberCard} aria-label={t('card')}>
        <div className={styles.cardTop}>
          <div>
            <p className={styles.cardLabel}>{localText(home.currency?.name, locale) || t('points')}</p>
            <p className={styles.figure}>{formatNumber(home.points, locale)}</p>
          </div>
          {home.cardNumber && <Qr value={home.cardNumber} label={t('scan', { number: home.cardNumber })} size={104} />}
        </div>
        <p className={styles.cardNumber}>{home.cardNumber?.replace(/(\d{4})(?=\d)/g, '$1 ')}</p>
      </section>
      <ul className={styles.facts}>
        {home.pending > 0 && home.nextActivation && (
          <li>
            {t('pending', {
              points: formatNumber(home.pending, locale),
              unit,
              date: formatDate(home.nextActivation.date, locale),
            })}
          </li>
        )}
        {home.held > 0 && <li>{t('held', { points: formatNumber(home.held, locale), unit })}</li>}
        {home.debt > 0 && <li>{t('debt', { points: formatNumber(home.debt, locale), unit })}</li>}
        {home.nextExpiry ? (
          <li>
            {t('expiry', {
              points: formatNumber(home.nextExpiry.points, locale),
              unit,
              date: formatDate(home.nextExpiry.date, locale),
            })}
          </li>
        ) : (
          <li>{t('noExpiry')}</li>
        )}
      </ul>
      {home.tier && <TierBar tier={home.tier} locale={locale} unit={unit} />}
      <div className={styles.quick}>
        {home.checkIn && (
          <CheckIn
            app={app}
            done={home.checkIn.done}
            words={{ doIt: t('checkIn'), done: t('checkedIn'), earned: t('earned', { unit }), failed: t('failed') }}
          />
        )}
        {home.hasRewards && (
          <Link className={styles.tile} href={route(`/m/${app}/rewards`)}>
            {t('mall')}
          </Link>
        )}
      </div>
    </div>
  );
}
