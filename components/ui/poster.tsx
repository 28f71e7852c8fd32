import styles from './poster.module.css';
import { Qr } from './qr';

interface PosterProps {
  /** Who hangs it up, where the title does not say it. */
  readonly company?: string;
  readonly title: string;
  /** What it is good for, in one line. */
  readonly invitation: string;
  readonly address: string;
  readonly label: string;
}

/** A sheet for the door or the counter. It stands on paper alone, and there it stands alone. */
export function Poster({ company, title, invitation, address, label }: PosterProps) {
  return (
    <div className={styles.poster}>
      {company && company !== title && <p className={styles.company}>{company}</p>}
      <p className={styles.title}>{title}</p>
      <div className={styles.code}>
        <Qr value={address} label={label} size={480} />
      </div>
      <p className={styles.invitation}>{invitation}</p>
      <p className={styles.address}>{address.replace(/^https?:\/\//, '')}</p>
    </div>
  );
}
