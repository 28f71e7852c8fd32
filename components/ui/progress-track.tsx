import styles from './progress-track.module.css';

interface ProgressTrackProps {
  /** From 0 to 1. */
  readonly share: number;
  /** What it is the progress of; left out where the words beside the track say it all. */
  readonly label?: string;
  /** The same in words. */
  readonly text?: string;
  readonly thin?: boolean;
}

/** How far something has come, as a picture. */
export function ProgressTrack({ share, label, text, thin = false }: ProgressTrackProps) {
  const percent = Math.round(share * 100);
  const spoken = label
    ? ({
        role: 'progressbar',
        'aria-label': label,
        'aria-valuenow': percent,
        'aria-valuemin': 0,
        'aria-valuemax': 100,
        'aria-valuetext': text,
      } as const)
    : ({ 'aria-hidden': true } as const);
  return (
    <div className={`${styles.track} ${thin ? styles.thin : ''}`} {...spoken}>
      <div className={styles.fill} style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
