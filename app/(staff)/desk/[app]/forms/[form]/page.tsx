import { IconDatabaseOff, IconDownload, IconFileImport, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Metadata, Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { listAddress, readListQuery } from '@/components/records/list-query';
import { ListTools } from '@/components/records/list-tools';
import { RecordList } from '@/components/records/record-list';
import styles from '@/components/records/records.module.css';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { queryRecords } from '@/engine/reads/query-records';
import { showForm } from '@/engine/reads/show-form';
import { chooseLocale } from '@/lib/i18n/locales';

type Props = PageProps<'/desk/[app]/forms/[form]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ app, form: key }, { run }, tag] = await Promise.all([params, pageReads(), getLocale()]);
  const form = await orNotFound(run(showForm, { app, form: key }));
  return { title: localText(form.body.title, chooseLocale(tag, null)) };
}

export default async function RecordsPage({ params, searchParams }: Props) {
  const [{ app, form: key }, asked, { run }, tag, t] = await Promise.all([
    params,
    searchParams,
    pageReads(),
    getLocale(),
    getTranslations('recordsDesk'),
  ]);
  const locale = chooseLocale(tag, null);
  const query = readListQuery(asked);
  const { search, sort, where, binned, after } = query;
  const [form, page] = await Promise.all([
    orNotFound(run(showForm, { app, form: key })),
    orNotFound(
      run(queryRecords, {
        app,
        form: key,
        where,
        search,
        sort: sort ?? undefined,
        binned,
        after,
        limit: 50,
        count: true,
      }),
    ),
  ]);
  const { body, may, timeZone } = form;
  const base = `/desk/${app}/forms/${key}`;
  const narrowed = search !== '' || where !== undefined;
  const out = listAddress(`/api/v1/apps/${app}/forms/${key}/export`, { search, where, binned });
  const create = may.create && (
    <ButtonLink
      href={route(`/desk/${app}/forms/${key}/new`)}
      look="primary"
      icon={<IconPlus size={18} aria-hidden="true" />}
    >
      {t('new')}
    </ButtonLink>
  );
  return (
    <div className={styles.stack}>
      <PageHeader
        title={binned ? t('binOf', { form: localText(body.title, locale) }) : localText(body.title, locale)}
        lead={localText(body.description, locale)}
        back={binned ? { href: route(`/desk/${app}/forms/${key}`), text: t('backToList') } : undefined}
        actions={
          <>
            {may.export && (
              <>
                <ButtonLink
                  external
                  href={`${out}${out.includes('?') ? '&' : '?'}kind=xlsx`}
                  icon={<IconDownload size={18} aria-hidden="true" />}
                >
                  {t('exportXlsx')}
                </ButtonLink>
                <ButtonLink
                  external
                  href={`${out}${out.includes('?') ? '&' : '?'}kind=csv`}
                  icon={<IconDownload size={18} aria-hidden="true" />}
                >
                  {t('exportCsv')}
                </ButtonLink>
              </>
            )}
            {may.import && !binned && (
              <ButtonLink
                href={route(`/desk/${app}/forms/${key}/import`)}
                icon={<IconFileImport size={18} aria-hidden="true" />}
              >
                {t('import')}
              </ButtonLink>
            )}
            {may.remove && !binned && (
              <ButtonLink
                href={`${base}?bin=1` as Route}
                look="quiet"
                icon={<IconTrash size={18} aria-hidden="true" />}
              >
                {t('bin')}
              </ButtonLink>
            )}
            {!binned && create}
          </>
        }
      />
      <Texts areas={['recordsDesk', 'conditions', 'conditionsUi', 'fields', 'renderer']} timeZone={timeZone}>
        <ListTools key={JSON.stringify(query)} base={base} body={body} query={query} locale={locale} />
        <Card flush>
          {page.records.length > 0 ? (
            <RecordList base={base} body={body} page={page} query={query} locale={locale} timeZone={timeZone} />
          ) : (
            <EmptyState
              icon={<IconDatabaseOff aria-hidden="true" />}
              title={t(narrowed ? 'noneFound' : binned ? 'binEmpty' : 'none')}
              action={
                narrowed ? (
                  <ButtonLink href={listAddress(base, { binned }) as Route}>{t('showAll')}</ButtonLink>
                ) : binned ? (
                  <ButtonLink href={route(`/desk/${app}/forms/${key}`)}>{t('backToList')}</ButtonLink>
                ) : (
                  create || <ButtonLink href={route(`/desk/${app}`)}>{t('toOverview')}</ButtonLink>
                )
              }
            >
              {t(narrowed ? 'noneFoundText' : binned ? 'binEmptyText' : 'noneText')}
            </EmptyState>
          )}
        </Card>
      </Texts>
      <div className={styles.foot}>
        <p className={styles.soft} role="status">
          {page.count && t(page.count.capped ? 'countCapped' : 'count', { count: page.count.count })}
        </p>
        <div className={styles.tools}>
          {after && (
            <ButtonLink href={listAddress(base, { ...query, after: undefined }) as Route}>{t('firstPage')}</ButtonLink>
          )}
          {page.next && (
            <ButtonLink href={listAddress(base, { ...query, after: page.next }) as Route}>{t('nextPage')}</ButtonLink>
          )}
        </div>
      </div>
    </div>
  );
}
