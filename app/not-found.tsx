import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import styles from '@/components/shell/broken-page.module.css';
import { ButtonLink } from '@/components/ui/button-link';
import { Logo } from '@/components/ui/logo';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ui.notFound');
  return { title: t('title') };
}

/** Plain on purpose: it travels with every page. */
export default async function NotFoundPage() {
  const t = await getTranslations('ui.notFound');
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <Logo size={40} />
      <h1 className={styles.title}>{t('title')}</h1>
      <p>{t('text')}</p>
      <ButtonLink href="/" external look="primary">
        {t('action')}
      </ButtonLink>
    </main>
  );
}
