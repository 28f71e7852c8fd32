import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { CompanyLogo } from '@/components/ui/company-logo';
import { Logo } from '@/components/ui/logo';
import styles from './top-bar.module.css';

export interface TopBarProps {
  /** Where the mark leads, and how it is called. */
  readonly home: { readonly href: Route; readonly label: string };
  /** Id of the company's logo; without one the product's mark stands there. */
  readonly logo?: string | null;
  /** Name of the company, or of the app that is open. */
  readonly title: string;
  /** A word about the place, such as “studio”. */
  readonly place?: string;
  /** In the middle: the state of the draft, a search. */
  readonly middle?: ReactNode;
  /** At the end: other places, language, account. */
  readonly end?: ReactNode;
}

export function TopBar({ home, logo, title, place, middle, end }: TopBarProps) {
  return (
    <header className={styles.bar} data-screen-only="">
      <Link href={home.href} className={styles.home} aria-label={home.label}>
        {logo ? <CompanyLogo id={logo} /> : <Logo />}
      </Link>
      <p className={styles.title}>
        <span className={styles.name}>{title}</span>
        {place && <span className={styles.place}>{place}</span>}
      </p>
      <div className={styles.middle}>{middle}</div>
      <div className={styles.end}>{end}</div>
    </header>
  );
}
