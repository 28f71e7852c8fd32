import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { ImportScreen } from '@/components/records/import-screen';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { listImports } from '@/engine/reads/import-status';
import { showForm } from '@/engine/reads/show-form';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recordsDesk');
  return { title: t('import') };
}

export default async function ImportPage({ params }: PageProps<'/desk/[app]/forms/[form]/import'>) {
  const [{ app, form: key }, { run }, tag, t] = await Promise.all([
    params,
    pageReads(),
    getLocale(),
    getTranslations('recordsDesk'),
  ]);
  const locale = chooseLocale(tag, null);
  const [form, { imports }] = await Promise.all([
    orNotFound(run(showForm, { app, form: key })),
    orNotFound(run(listImports, { app, form: key })),
  ]);
  const title = localText(form.body.title, locale);
  return (
    <>
      <PageHeader
        title={t('importInto', { form: title })}
        back={{ href: route(`/desk/${app}/forms/${key}`), text: title }}
      />
      <Texts areas={['recordsDesk', 'membersDesk', 'records']} timeZone={form.timeZone}>
        <ImportScreen
          app={app}
          form={key}
          body={form.body}
          locale={locale}
          mayUndo={form.may.remove}
          imports={imports}
        />
      </Texts>
    </>
  );
}
