import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '@/components/ui/language-switch';
import { Logo } from '@/components/ui/logo';
import { ThemeToggle } from '@/components/ui/theme-toggle';
import styles from './entry-frame.module.css';
import { EntryPicture } from './entry-picture';

/** The frame of everything before signing in: what the product is on one side, the form on the other. */
export async function EntryFrame({ children }: { readonly children: ReactNode }) {
  const [ui, t] = await Promise.all([getTranslations('ui'), getTranslations('shell.entry')]);
  return (
    <div className={styles.frame}>
      <aside className={styles.aside} aria-label={t('about')}>
        <EntryPicture />
        <p className={styles.claim}>{ui('tagline')}</p>
        <ul className={styles.points}>
          <li>{t('build')}</li>
          <li>{t('trust')}</li>
          <li>{t('own')}</li>
        </ul>
      </aside>
      <div className={styles.side}>
        <header className={styles.bar}>
          <span className={styles.brand}>
            <Logo size={32} />
            {ui('product')}
          </span>
          <span className={styles.choices}>
            <LanguageSwitch />
            <span className={styles.theme}>
              <ThemeToggle />
            </span>
          </span>
        </header>
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  );
}
