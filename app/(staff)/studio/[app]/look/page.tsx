import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { LookForm } from '@/components/studio/look-form';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { myAccount } from '@/engine/reads/my-account';
import { showApp } from '@/engine/reads/show-app';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio.look');
  return { title: t('title') };
}

export default async function LookPage({ params }: PageProps<'/studio/[app]/look'>) {
  const [{ run }, { app: key }, t, tag] = await Promise.all([
    pageReads(),
    params,
    getTranslations('studio.look'),
    getLocale(),
  ]);
  const [app, me] = await Promise.all([orNotFound(run(showApp, { app: key })), run(myAccount, {})]);
  if (!me.everywhere.includes('definitions:publish')) notFound();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Card
        title={t('names')}
        lead={me.workspace.logo ? undefined : t('logo')}
        actions={
          !me.workspace.logo &&
          me.everywhere.includes('workspace:manage') && (
            <ButtonLink href={route('/settings/workspace')}>{t('toLogo')}</ButtonLink>
          )
        }
      >
        <Texts areas={['studio']}>
          <LookForm
            app={app.key}
            title={app.title}
            accent={app.accent}
            logo={me.workspace.logo}
            locale={chooseLocale(tag, null)}
          />
        </Texts>
      </Card>
    </>
  );
}
