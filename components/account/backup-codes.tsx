'use client';

import { useTranslations } from 'next-intl';
import { CopyButton } from '@/components/ui/copy-button';
import { FormMessage } from '@/components/ui/form-message';
import styles from './account.module.css';

/** Codes for the day the phone is lost; shown once. */
export function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  const t = useTranslations('settings.secondFactor');
  const ui = useTranslations('ui');
  return (
    <>
      <FormMessage tone="info">{t('keepCodes')}</FormMessage>
      <ul className={styles.codes} aria-label={t('codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')} label={ui('copy')} done={ui('copied')} />
    </>
  );
}
