import type { ReactNode } from 'react';
import styles from './entry-form.module.css';

export function EntryHead({ title, lead }: { readonly title: string; readonly lead?: ReactNode }) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
    </header>
  );
}
