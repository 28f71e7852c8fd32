import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Qr } from '@/components/ui/qr';
import styles from './portal-card.module.css';

/** The member portal's address: to scan, to open, to hand on. */
export async function PortalCard({ address }: { readonly address: string }) {
  const [t, ui] = await Promise.all([getTranslations('shell.studio'), getTranslations('ui')]);
  return (
    <Card title={t('toPortal')} lead={t('portalLead')}>
      <div className={styles.row}>
        <Qr value={address} label={t('portalQr')} size={148} />
        <div className={styles.words}>
          <a href={address} target="_blank" rel="noreferrer">
            {address}
          </a>
          <CopyButton text={address} label={t('copyAddress')} done={ui('copied')} />
        </div>
      </div>
    </Card>
  );
}
