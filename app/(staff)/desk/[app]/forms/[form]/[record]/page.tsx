import { IconEdit } from '@tabler/icons-react';
import type { Metadata, Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { BinButton } from '@/components/records/bin-button';
import { RecordDetail } from '@/components/records/record-detail';
import { RecordForm } from '@/components/records/record-form';
import { recordName } from '@/components/records/record-name';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { myAccount } from '@/engine/reads/my-account';
import { showForm } from '@/engine/reads/show-form';
import { showRecord } from '@/engine/reads/show-record';
import { chooseLocale } from '@/lib/i18n/locales';

type Props = PageProps<'/desk/[app]/forms/[form]/[record]'>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recordsDesk');
  return { title: t('record') };
}

export default async function RecordPage({ params, searchParams }: Props) {
  const [{ app, form: key, record: id }, { edit }, { run }, tag, t] = await Promise.all([
    params,
    searchParams,
    pageReads(),
    getLocale(),
    getTranslations('recordsDesk'),
  ]);
  const locale = chooseLocale(tag, null);
  const [form, shown, me] = await Promise.all([
    orNotFound(run(showForm, { app, form: key })),
    orNotFound(run(showRecord, { app, form: key, id })),
    run(myAccount, {}),
  ]);
  const { body, timeZone, may } = form;
  const { record, names } = shown;
  const binned = record.deletedAt !== null;
  const editing = edit === '1' && may.update && !binned;
  const here = `/desk/${app}/forms/${key}/${id}`;
  return (
    <Texts areas={['recordsDesk', 'renderer', 'fields', 'forms', 'expressions']} timeZone={timeZone}>
      <PageHeader
        title={recordName(record, body, { locale, timeZone })}
        lead={binned ? t('inBin') : undefined}
        back={
          editing
            ? { href: here as Route, text: t('cancelEdit') }
            : { href: route(`/desk/${app}/forms/${key}`), text: localText(body.title, locale) }
        }
        actions={
          !editing && (
            <>
              {may.remove && <BinButton app={app} form={key} id={id} binned={binned} />}
              {may.update && !binned && (
                <ButtonLink
                  href={`${here}?edit=1` as Route}
                  look="primary"
                  icon={<IconEdit size={18} aria-hidden="true" />}
                >
                  {t('edit')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {editing ? (
        <Card>
          <RecordForm
            key={record.revision}
            app={app}
            form={key}
            version={form.version}
            body={body}
            locale={locale}
            timeZone={timeZone}
            now={Date.now()}
            record={record}
            names={names}
          />
        </Card>
      ) : (
        <RecordDetail
          app={app}
          mayFollow={me.permissions.includes('cases:read')}
          body={body}
          record={record}
          history={shown.history}
          way={shown.way}
          names={names}
          locale={locale}
          timeZone={timeZone}
        />
      )}
    </Texts>
  );
}
