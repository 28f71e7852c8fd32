'use client';

import { useTranslations } from 'next-intl';
import styles from './counter.module.css';
import { COUNTER_KEYS } from './use-counter-keys';

/** The keys of the counter, for those who have a keyboard. */
export function KeyList() {
  const t = useTranslations('counter');
  return (
    <ul className={styles.keys} aria-label={t('keys')}>
      {COUNTER_KEYS.map(([key, deed]) => (
        <li key={key}>
          <kbd>{key === 'Escape' ? t('escape') : key}</kbd> {t(`keyNames.${deed}`)}
        </li>
      ))}
    </ul>
  );
}
