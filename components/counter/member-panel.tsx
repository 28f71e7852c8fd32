'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { StatusPill } from '@/components/ui/status-pill';
import { type Locale, localText } from '@/engine/kernel/text';
import { unitWord } from '@/engine/ledger/unit-word';
import { formatNumber } from '@/lib/i18n/format';
import styles from './counter.module.css';
import type { MemberAtCounter } from './types';

/** Who stands at the counter, and what they have. */
export function MemberPanel({
  card,
  locale,
  onDone,
}: {
  readonly card: MemberAtCounter;
  readonly locale: Locale;
  onDone(): void;
}) {
  const t = useTranslations('counter');
  return (
    <section className={styles.member} aria-label={t('member')}>
      <div>
        <h2 className={styles.name}>{card.name}</h2>
        <p className={styles.soft}>{[card.phone, card.cardNumber].filter(Boolean).join(' · ')}</p>
        <p className={styles.pills}>
          {card.tier && <StatusPill tone="accent">{localText(card.tier.name, locale)}</StatusPill>}
          {card.status !== 'active' && <StatusPill tone="bad">{t('frozen')}</StatusPill>}
        </p>
      </div>
      <p className={styles.points}>
        {formatNumber(card.points, locale)}{' '}
        <span className={styles.unit}>{unitWord(card.currency?.unit, card.points, locale)}</span>
      </p>
      <Button size="s" onClick={onDone}>
        {t('nextMember')}
      </Button>
    </section>
  );
}
