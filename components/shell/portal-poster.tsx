import { Qr } from '@/components/ui/qr';
import styles from './portal-poster.module.css';

interface PortalPosterProps {
  readonly company: string;
  readonly title: string;
  readonly invitation: string;
  readonly address: string;
  readonly label: string;
}

/** A sheet for the door or the counter. It stands on paper alone, and there it stands alone. */
export function PortalPoster({ company, title, invitation, address, label }: PortalPosterProps) {
  return (
    <div className={styles.poster}>
      {company !== title && <p className={styles.company}>{company}</p>}
      <p className={styles.title}>{title}</p>
      <div className={styles.code}>
        <Qr value={address} label={label} size={480} />
      </div>
      <p className={styles.invitation}>{invitation}</p>
      <p className={styles.address}>{address.replace(/^https?:\/\//, '')}</p>
    </div>
  );
}
