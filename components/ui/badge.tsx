import styles from './badge.module.css';

/** A count beside a name, such as open tasks; `label` says what is counted. Zero shows nothing. */
export function Badge({ count, label }: { readonly count: number; readonly label: string }) {
  if (count <= 0) return null;
  return (
    <span className={styles.badge}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className={styles.spoken}>{label}</span>
    </span>
  );
}
