import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '@/components/ui/language-switch';
import { ThemeToggle } from '@/components/ui/theme-toggle';
import styles from './company-frame.module.css';
import { route } from './route';
import { TopBar } from './top-bar';

/** The frame of pages that explain, for whoever reads them, signed in or not. */
export async function DocsFrame({ place, children }: { readonly place: string; readonly children: ReactNode }) {
  const [ui, t] = await Promise.all([getTranslations('ui'), getTranslations('shell')]);
  return (
    <div className={styles.frame}>
      <TopBar
        home={{ href: route('/'), label: t('home') }}
        title={ui('product')}
        place={place}
        end={
          <>
            <LanguageSwitch />
            <ThemeToggle />
          </>
        }
      />
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}
