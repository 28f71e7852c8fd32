import { IconForms } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { FormList } from '@/components/form-designer/form-list';
import { NewFormDialog } from '@/components/form-designer/new-form-dialog';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { listDefinitions } from '@/engine/reads/list-definitions';
import { showWorkspace } from '@/engine/reads/show-workspace';
import { formatMoment } from '@/lib/i18n/format';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('formDesigner.list');
  return { title: t('title') };
}

export default async function StudioFormsPage({ params }: PageProps<'/studio/[app]/forms'>) {
  const [{ run }, { app }, t, tag] = await Promise.all([
    pageReads(),
    params,
    getTranslations('formDesigner.list'),
    getLocale(),
  ]);
  const [{ definitions }, { timeZone }] = await Promise.all([
    orNotFound(run(listDefinitions, { app, kind: 'form' })),
    run(showWorkspace, {}),
  ]);
  const locale = chooseLocale(tag, null);
  const add = (
    <Texts areas={['formDesigner', 'forms']}>
      <NewFormDialog app={app} taken={definitions.map(({ key }) => key)} />
    </Texts>
  );
  const forms = definitions.map((one) => ({
    key: one.key,
    href: route(`/studio/${app}/forms/${one.key}`),
    title: localText(one.title, locale) || one.key,
    state: one.publishedVersion === null ? ('new' as const) : one.changed ? ('changed' as const) : ('live' as const),
    updated: t('updatedBy', { who: one.updatedBy, at: formatMoment(one.updatedAt, locale, timeZone) }),
  }));
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={forms.length > 0 && add} />
      <Card flush={forms.length > 0}>
        {forms.length === 0 ? (
          <EmptyState icon={<IconForms aria-hidden="true" />} title={t('none')} action={add}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <FormList
            forms={forms}
            words={{
              caption: t('title'),
              title: t('name'),
              state: t('state'),
              updated: t('updated'),
              new: t('new'),
              changed: t('changed'),
              live: t('live'),
            }}
          />
        )}
      </Card>
    </>
  );
}
