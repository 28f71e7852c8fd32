import { IconForms } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { PortalCard } from '@/components/shell/portal-card';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { CreateProgram } from '@/components/studio/create-program';
import { DefinitionList } from '@/components/studio/definition-list';
import { freshProgram } from '@/components/studio/fresh-program';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import type { DefinitionKindName } from '@/engine/definitions/kind';
import { businessDayAt } from '@/engine/kernel/business-day';
import { localText } from '@/engine/kernel/text';
import { listDefinitions } from '@/engine/reads/list-definitions';
import { showApp } from '@/engine/reads/show-app';
import { showWorkspace } from '@/engine/reads/show-workspace';
import { readEnv } from '@/lib/env';
import { chooseLocale } from '@/lib/i18n/locales';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.studio');
  return { title: t('overview') };
}

export default async function StudioOverviewPage({ params }: PageProps<'/studio/[app]'>) {
  const [{ run }, { app: key }, shell, t, tag] = await Promise.all([
    pageReads(),
    params,
    getTranslations('shell.studio'),
    getTranslations('studio.overview'),
    getLocale(),
  ]);
  const [app, { definitions }, { timeZone, name: company }] = await Promise.all([
    orNotFound(run(showApp, { app: key })),
    orNotFound(run(listDefinitions, { app: key })),
    run(showWorkspace, {}),
  ]);
  const locale = chooseLocale(tag, null);
  const of = (kind: DefinitionKindName) =>
    definitions
      .filter((one) => one.kind === kind)
      .map((one) => ({ ...one, title: localText(one.title, locale) || one.key }));
  const [forms, programs, flows] = [of('form'), of('program'), of('flow')];
  const changes = definitions.filter(({ changed }) => changed).length;
  return (
    <Texts areas={['studio']}>
      <PageHeader
        title={localText(app.title, locale)}
        lead={shell('revision', { revision: app.revision })}
        actions={<ButtonLink href={route(`/studio/${key}/publish`)}>{t('review', { count: changes })}</ButtonLink>}
      />
      <div className={styles.stack}>
        <Card
          title={t('forms')}
          lead={t('formsLead')}
          actions={
            <ButtonLink size="s" href={`/studio/${key}/forms` as never}>
              {t('allForms')}
            </ButtonLink>
          }
        >
          {forms.length > 0 ? (
            <DefinitionList app={key} definitions={forms} />
          ) : (
            <EmptyState icon={<IconForms aria-hidden="true" />} title={t('noForms')}>
              {t('noFormsText')}
            </EmptyState>
          )}
        </Card>
        <Card title={t('program')} lead={t('programLead')}>
          {programs.length > 0 ? (
            <DefinitionList app={key} definitions={programs} />
          ) : (
            <EmptyState
              title={t('noProgram')}
              action={
                <CreateProgram app={key} body={freshProgram(businessDayAt(Date.now(), timeZone).date, timeZone)} />
              }
            >
              {t('noProgramText')}
            </EmptyState>
          )}
        </Card>
        <Card title={t('flows')} lead={t('flowsLead')}>
          {flows.length > 0 ? <DefinitionList app={key} definitions={flows} /> : <p>{t('noFlows')}</p>}
        </Card>
        {app.revision > 0 && (
          <PortalCard
            address={`${readEnv().publicUrl}/m/${app.key}`}
            company={company}
            title={localText(app.title, locale)}
          />
        )}
      </div>
    </Texts>
  );
}
