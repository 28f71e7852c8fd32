import { IconHome, IconSettings } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountMenu } from './account-menu';
import styles from './company-frame.module.css';
import { NavLinks } from './nav-links';
import type { Reader } from './reader';
import { route } from './route';
import { TopBar } from './top-bar';

interface CompanyFrameProps {
  readonly company: string;
  readonly reader: Reader;
  /** Id of the company's logo, shown in place of the product's mark. */
  readonly logo: string | null;
  /** A clerk has nothing to set. */
  readonly withSettings: boolean;
  readonly children: ReactNode;
}

/** The frame of what belongs to the company and not to one app: home, account, settings. */
export async function CompanyFrame({ company, reader, logo, withSettings, children }: CompanyFrameProps) {
  const t = await getTranslations('shell');
  const items = [
    { href: route('/home'), label: t('home'), icon: <IconHome aria-hidden="true" /> },
    ...(withSettings
      ? [{ href: route('/settings'), label: t('settings'), icon: <IconSettings aria-hidden="true" /> }]
      : []),
  ];
  return (
    <div className={styles.frame}>
      <TopBar
        home={{ href: route('/home'), label: t('home') }}
        logo={logo}
        title={company}
        middle={<NavLinks label={t('mainNavigation')} groups={[{ items }]} place="bar" />}
        end={<AccountMenu reader={reader} />}
      />
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}
