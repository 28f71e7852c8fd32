import type { ReactNode } from 'react';
import { NavLinks } from './nav-links';
import type { NavigationItem } from './navigation';
import styles from './section-frame.module.css';

interface SectionFrameProps {
  readonly label: string;
  readonly items: readonly NavigationItem[];
  readonly children: ReactNode;
}

/** Pages of one subject beside each other: a column of links and the page, a strip of links on a phone. */
export function SectionFrame({ label, items, children }: SectionFrameProps) {
  return (
    <div className={styles.frame}>
      <NavLinks label={label} groups={[{ items }]} place="side" />
      <div className={styles.page}>{children}</div>
    </div>
  );
}
