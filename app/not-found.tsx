import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import styles from '@/components/shell/broken-page.module.css';
import { ButtonLink } from '@/components/ui/button-link';
import { Logo } from '@/components/ui/logo';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ui.notFound');
  return { title: t('title') };
}

/** Below a portal. */
const PORTAL = /^(\/m\/[^/?]+)\//;

/** Plain on purpose: it travels with every page. Members who went astray are led back to their portal, and not to the door of the staff. */
export default async function NotFoundPage() {
  const [t, asked] = await Promise.all([getTranslations('ui.notFound'), headers()]);
  const portal = PORTAL.exec(asked.get('x-pointwright-path') ?? '')?.[1];
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <Logo size={40} />
      <h1 className={styles.title}>{t('title')}</h1>
      <p>{t('text')}</p>
      <ButtonLink href={portal ?? '/'} external look="primary">
        {t('action')}
      </ButtonLink>
    </main>
  );
}
