import styles from './spinner.module.css';

/** Work in progress. Say in words beside it, or in `label`, what is going on. */
export function Spinner({ label }: { readonly label?: string }) {
  return (
    <svg
      className={styles.spinner}
      viewBox="0 0 24 24"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="3" />
      <path d="M12 3a9 9 0 0 1 9 9" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
