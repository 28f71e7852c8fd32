import type { ReactNode } from 'react';
import { NavLinks } from './nav-links';
import type { NavigationGroup } from './navigation';
import styles from './side-frame.module.css';
import { TopBar, type TopBarProps } from './top-bar';

interface SideFrameProps extends TopBarProps {
  readonly navigationLabel: string;
  readonly navigation: readonly NavigationGroup[];
  /** `wide` leaves the whole width to designers and boards; `read` keeps lines short. */
  readonly width?: 'wide' | 'read';
  readonly children: ReactNode;
}

/** The frame of studio, desk and settings: a bar above, the navigation beside (above on a phone), the page. */
export function SideFrame({ navigationLabel, navigation, width = 'wide', children, ...bar }: SideFrameProps) {
  return (
    <div className={styles.frame}>
      <TopBar {...bar} />
      <div className={styles.side}>
        <NavLinks label={navigationLabel} groups={navigation} place="side" />
      </div>
      <main id="main" tabIndex={-1} className={styles.main}>
        <div className={styles[width]}>{children}</div>
      </main>
    </div>
  );
}
