import { IconBinaryTree2 } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { FlowRow } from '@/components/flow-designer/flow-row';
import { freshTitles } from '@/components/flow-designer/fresh-titles';
import { NewFlowDialog } from '@/components/flow-designer/new-flow-dialog';
import { Texts } from '@/components/shell/texts';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { listFlows } from '@/engine/reads/list-flows';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('flowDesigner.list');
  return { title: t('title') };
}

export default async function FlowsPage({ params }: PageProps<'/studio/[app]/flows'>) {
  const [{ run }, { app }, t, tag] = await Promise.all([
    pageReads(),
    params,
    getTranslations('flowDesigner.list'),
    getLocale(),
  ]);
  const locale = chooseLocale(tag, null);
  const { flows, free } = await orNotFound(run(listFlows, { app }));
  const dialog = (
    <NewFlowDialog
      app={app}
      forms={free.map(({ key, title }) => ({ value: key, label: localText(title, locale) || key }))}
      taken={flows.map(({ key }) => key)}
      titles={freshTitles()}
    />
  );
  return (
    <Texts areas={['flowDesigner']}>
      <PageHeader title={t('title')} lead={t('lead')} actions={flows.length > 0 && dialog} />
      {flows.length === 0 ? (
        <Card>
          <EmptyState icon={<IconBinaryTree2 aria-hidden="true" />} title={t('empty')} action={dialog}>
            {free.length ? t('emptyText') : t('noForms')}
          </EmptyState>
        </Card>
      ) : (
        <div style={{ display: 'grid', gap: 'var(--pw-space-3)' }}>
          {flows.map((flow) => (
            <FlowRow key={flow.id} app={app} flow={flow} locale={locale} />
          ))}
        </div>
      )}
    </Texts>
  );
}
