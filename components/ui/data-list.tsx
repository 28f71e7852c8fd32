import type { ReactNode } from 'react';
import styles from './data-list.module.css';

export interface DataItem {
  readonly name: string;
  readonly value: ReactNode;
}

/** Names and values under each other: facts of one thing. */
export function DataList({ items }: { readonly items: readonly DataItem[] }) {
  return (
    <dl className={styles.list}>
      {items.map((item) => (
        <div key={item.name} className={styles.item}>
          <dt className={styles.name}>{item.name}</dt>
          <dd className={styles.value}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
