import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { NavLinks } from './nav-links';
import type { NavigationItem } from './navigation';
import styles from './portal-frame.module.css';

interface PortalFrameProps {
  readonly title: string;
  readonly home: Route;
  /** Shown in place of the plain name. */
  readonly logo?: ReactNode;
  readonly navigationLabel: string;
  /** Empty before the member has signed in. */
  readonly navigation: readonly NavigationItem[];
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** The member's frame, made for one hand: name above, page, navigation under the thumb; on a desktop all above. */
export function PortalFrame({ title, home, logo, navigationLabel, navigation, end, children }: PortalFrameProps) {
  const known = navigation.length > 0;
  return (
    <div className={known ? `${styles.frame} ${styles.known}` : styles.frame}>
      <header className={styles.bar} data-screen-only="">
        <Link href={home} className={styles.home}>
          {logo}
          <span>{title}</span>
        </Link>
        {known && <NavLinks label={navigationLabel} groups={[{ items: navigation }]} place="bottom" />}
        <div className={styles.end}>{end}</div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}
