import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { route } from '@/components/shell/route';
import { Qr } from '@/components/ui/qr';
import { type Locale, localText } from '@/engine/kernel/text';
import { unitWord } from '@/engine/ledger/unit-word';
import { formatDate, formatNumber } from '@/lib/i18n/format';
import card from './card.module.css';
import { CardCode } from './card-code';
import { CheckIn } from './check-in';
import { inFours } from './in-fours';
import styles from './portal.module.css';
import { TierBar } from './tier-bar';
import type { HomeView } from './types';

/** The card, the points, what happens to them next, and the way to the next tier. */
export async function MemberHome({
  home,
  app,
  locale,
  children,
}: {
  readonly home: HomeView;
  readonly app: string;
  readonly locale: Locale;
  /** What happened lately, below. */
  readonly children?: ReactNode;
}) {
  const [t, ui] = await Promise.all([getTranslations('portal.home'), getTranslations('ui')]);
  const unit = (points: number) => unitWord(home.currency?.unit, points, locale);
  const number = inFours(home.cardNumber ?? '');
  return (
    <div className={styles.stack}>
      <h1 className={styles.greeting}>{t('greeting', { name: home.name || t('member') })}</h1>
      <section className={card.card} aria-label={t('card')}>
        <div className={card.top}>
          <div>
            <p className={card.label}>{localText(home.currency?.name, locale) || t('points')}</p>
            <p className={card.figure}>{formatNumber(home.points, locale)}</p>
          </div>
          {home.cardNumber && (
            <CardCode
              small={<Qr value={home.cardNumber} label={t('scan', { number: home.cardNumber })} size={104} />}
              large={<Qr value={home.cardNumber} label={t('scan', { number: home.cardNumber })} size={288} />}
              number={number}
              words={{
                enlarge: t('enlarge', { number: home.cardNumber }),
                title: t('codeTitle'),
                hint: t('codeHint'),
                close: t('close'),
              }}
            />
          )}
        </div>
        <p className={card.foot}>
          <span className={card.number}>{number}</span>
          {home.tier?.reached && <span>{localText(home.tier.reached.name, locale)}</span>}
        </p>
      </section>
      <ul className={styles.facts}>
        {home.pending > 0 && home.nextActivation && (
          <li>
            {t('pending', {
              points: formatNumber(home.pending, locale),
              unit: unit(home.pending),
              date: formatDate(home.nextActivation.date, locale),
            })}
          </li>
        )}
        {home.held > 0 && <li>{t('held', { points: formatNumber(home.held, locale), unit: unit(home.held) })}</li>}
        {home.debt > 0 && <li>{t('debt', { points: formatNumber(home.debt, locale), unit: unit(home.debt) })}</li>}
        {home.nextExpiry ? (
          <li>
            {t('expiry', {
              points: formatNumber(home.nextExpiry.points, locale),
              unit: unit(home.nextExpiry.points),
              date: formatDate(home.nextExpiry.date, locale),
            })}
          </li>
        ) : (
          <li>{t('noExpiry')}</li>
        )}
      </ul>
      {home.tier && <TierBar tier={home.tier} locale={locale} unit={unit(home.tier.missing)} />}
      <div className={styles.quick}>
        {home.checkIn && (
          <CheckIn
            app={app}
            done={home.checkIn.done}
            words={{
              doIt: t('checkIn'),
              done: t('checkedIn'),
              earned: t('earned', { unit: unit(2) }),
              earnedOne: t('earned', { unit: unit(1) }),
              failed: t('failed'),
              offline: ui('faults.offline'),
            }}
          />
        )}
        {home.hasRewards && (
          <Link className={styles.tile} href={route(`/m/${app}/rewards`)}>
            {t('mall')}
          </Link>
        )}
      </div>
      {children}
    </div>
  );
}
