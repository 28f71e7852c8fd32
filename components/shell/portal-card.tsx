import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Poster } from '@/components/ui/poster';
import { PrintButton } from '@/components/ui/print-button';
import { Qr } from '@/components/ui/qr';
import styles from './portal-card.module.css';

interface PortalCardProps {
  readonly address: string;
  readonly company: string;
  readonly title: string;
}

/** The member portal's address: to scan, to open, to hand on, and to hang up at the door. */
export async function PortalCard({ address, company, title }: PortalCardProps) {
  const [t, ui] = await Promise.all([getTranslations('shell.studio'), getTranslations('ui')]);
  return (
    <Card title={t('toPortal')} lead={t('portalLead')}>
      <div className={styles.row}>
        <Qr value={address} label={t('portalQr')} size={148} />
        <div className={styles.words}>
          <a href={address} target="_blank" rel="noreferrer">
            {address}
          </a>
          <div className={styles.actions}>
            <CopyButton text={address} label={t('copyAddress')} done={ui('copied')} />
            <PrintButton label={t('printPoster')} />
          </div>
        </div>
      </div>
      <Poster
        company={company}
        title={title}
        invitation={t('posterInvitation')}
        address={address}
        label={t('portalQr')}
      />
    </Card>
  );
}
