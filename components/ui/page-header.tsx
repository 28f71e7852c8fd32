import { IconChevronLeft } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './page-header.module.css';

interface PageHeaderProps<T extends string> {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly back?: { readonly href: Route<T>; readonly text: string };
}

/** The one first-level heading of a page. */
export function PageHeader<T extends string>({ title, lead, actions, back }: PageHeaderProps<T>) {
  return (
    <header className={styles.header}>
      {back && (
        <Link href={back.href} className={styles.back} data-screen-only="">
          <IconChevronLeft size={18} aria-hidden="true" />
          {back.text}
        </Link>
      )}
      <div className={styles.row}>
        <div className={styles.words}>
          <h1 className={styles.title}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && (
          <div className={styles.actions} data-screen-only="">
            {actions}
          </div>
        )}
      </div>
    </header>
  );
}
