import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { OpeningImport } from '@/components/members/opening-import';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { PageHeader } from '@/components/ui/page-header';
import { OPENING_PARTS, openingBody } from '@/engine/members/opening-body';
import { listOpeningImports } from '@/engine/reads/import-status';
import { myAccount } from '@/engine/reads/my-account';
import { showApp } from '@/engine/reads/show-app';
import { showForm } from '@/engine/reads/show-form';
import { importableFields } from '@/engine/records/import/guess-columns';
import { columnTitle } from '@/engine/records/sheet/columns';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('membersDesk.opening');
  return { title: t('title') };
}

export default async function OpeningPage({ params }: PageProps<'/desk/[app]/members/opening'>) {
  const [{ run }, { app }, tag, t, page] = await Promise.all([
    pageReads(),
    params,
    getLocale(),
    getTranslations('membersDesk.opening'),
    getTranslations('membersDesk.page'),
  ]);
  const locale = chooseLocale(tag, null);
  const { forms } = await orNotFound(run(showApp, { app }));
  const members = forms.find(({ purpose }) => purpose === 'member');
  if (!members) notFound();
  const [{ imports }, form, me] = await Promise.all([
    orNotFound(run(listOpeningImports, { app })),
    orNotFound(run(showForm, { app, form: members.key })),
    run(myAccount, {}),
  ]);
  const titles = Object.fromEntries(OPENING_PARTS.map((part) => [part, { [locale]: t(`columns.${part}`) }]));
  const options = importableFields(openingBody(form.body, titles)).map((column) => ({
    value: column.id,
    label: columnTitle(column, locale),
  }));
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ href: route(`/desk/${app}/members`), text: page('back') }}
      />
      <Texts areas={['membersDesk', 'recordsDesk', 'records']} timeZone={form.timeZone}>
        <OpeningImport
          app={app}
          locale={locale}
          options={options}
          mayCreate={me.permissions.includes('members:register')}
          mayUndo={form.may.remove}
          imports={imports}
        />
      </Texts>
    </>
  );
}
