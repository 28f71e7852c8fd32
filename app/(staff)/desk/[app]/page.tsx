import { IconRocket } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { FormsCard } from '@/components/shell/forms-card';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { showApp } from '@/engine/reads/show-app';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.desk');
  return { title: t('overview') };
}

export default async function DeskOverviewPage({ params }: PageProps<'/desk/[app]'>) {
  const [{ run }, { app: key }, t, tag] = await Promise.all([
    pageReads(),
    params,
    getTranslations('shell.desk'),
    getLocale(),
  ]);
  const app = await orNotFound(run(showApp, { app: key }));
  const locale = chooseLocale(tag, null);
  const forms = app.forms.map((form) => ({ key: form.key, title: localText(form.title, locale) }));
  return (
    <>
      <PageHeader title={t('overview')} />
      {app.revision === 0 ? (
        <Card>
          <EmptyState icon={<IconRocket aria-hidden="true" />} title={t('unpublished')}>
            {t('unpublishedText')}
          </EmptyState>
        </Card>
      ) : (
        <FormsCard title={t('records')} lead={t('recordsLead')} forms={forms} />
      )}
    </>
  );
}
