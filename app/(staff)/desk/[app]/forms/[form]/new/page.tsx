import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { RecordForm } from '@/components/records/record-form';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { showForm } from '@/engine/reads/show-form';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recordsDesk');
  return { title: t('new') };
}

export default async function NewRecordPage({ params }: PageProps<'/desk/[app]/forms/[form]/new'>) {
  const [{ app, form: key }, { run }, tag, t] = await Promise.all([
    params,
    pageReads(),
    getLocale(),
    getTranslations('recordsDesk'),
  ]);
  const locale = chooseLocale(tag, null);
  const form = await orNotFound(run(showForm, { app, form: key }));
  const title = localText(form.body.title, locale);
  return (
    <>
      <PageHeader
        title={t('newIn', { form: title })}
        back={{ href: route(`/desk/${app}/forms/${key}`), text: title }}
      />
      <Texts areas={['recordsDesk', 'renderer', 'fields', 'forms', 'expressions']} timeZone={form.timeZone}>
        <Card>
          <RecordForm
            app={app}
            form={key}
            version={form.version}
            body={form.body}
            locale={locale}
            timeZone={form.timeZone}
            now={Date.now()}
            names={{}}
          />
        </Card>
      </Texts>
    </>
  );
}
