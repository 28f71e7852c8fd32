'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { FormMessage } from '@/components/ui/form-message';
import styles from './settings.module.css';

/** The only moment a key can be read. Without a text, the answer was lost on the way and a new secret has to be made. */
export function KeySecretDialog({ secret, onClose }: { readonly secret: string | undefined; onClose(): void }) {
  const t = useTranslations('settings.keys');
  const ui = useTranslations('ui');
  return (
    <Dialog
      open
      title={t('secretTitle')}
      closeLabel={ui('close')}
      onClose={onClose}
      footer={
        <>
          {secret && <CopyButton text={secret} label={t('copy')} done={ui('copied')} />}
          <Button look="primary" onClick={onClose}>
            {t('stored')}
          </Button>
        </>
      }
    >
      {secret ? (
        <>
          <FormMessage tone="info">{t('secretText')}</FormMessage>
          <code className={styles.secret}>{secret}</code>
        </>
      ) : (
        <FormMessage tone="bad">{t('secretLost')}</FormMessage>
      )}
    </Dialog>
  );
}
