import { IconRocket } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { FormsCard } from '@/components/shell/forms-card';
import { PortalCard } from '@/components/shell/portal-card';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { showApp } from '@/engine/reads/show-app';
import { readEnv } from '@/lib/env';
import { chooseLocale } from '@/lib/i18n/locales';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.studio');
  return { title: t('overview') };
}

export default async function StudioOverviewPage({ params }: PageProps<'/studio/[app]'>) {
  const [{ run }, { app: key }, t, tag] = await Promise.all([
    pageReads(),
    params,
    getTranslations('shell.studio'),
    getLocale(),
  ]);
  const app = await orNotFound(run(showApp, { app: key }));
  const locale = chooseLocale(tag, null);
  const forms = app.forms.map((form) => ({ key: form.key, title: localText(form.title, locale) }));
  return (
    <>
      <PageHeader title={localText(app.title, locale)} lead={t('revision', { revision: app.revision })} />
      {app.revision === 0 ? (
        <Card>
          <EmptyState icon={<IconRocket aria-hidden="true" />} title={t('unpublished')}>
            {t('unpublishedText')}
          </EmptyState>
        </Card>
      ) : (
        <div className={styles.stack}>
          <PortalCard address={`${readEnv().publicUrl}/m/${app.key}`} />
          <FormsCard title={t('formsLive')} lead={t('formsLiveLead')} forms={forms} />
        </div>
      )}
    </>
  );
}
