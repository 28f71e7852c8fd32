import { IconDatabaseOff, IconFileImport, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Metadata, Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { BulkActions } from '@/components/records/bulk-actions';
import { ExportButton } from '@/components/records/export-button';
import { exportAddress, listAddress, NO_VIEW, readListQuery } from '@/components/records/list-query';
import { ListTools } from '@/components/records/list-tools';
import { hasStatus, RecordList } from '@/components/records/record-list';
import styles from '@/components/records/records.module.css';
import { soundQuery } from '@/components/records/sound-query';
import { ViewBar } from '@/components/records/view-bar';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FormMessage } from '@/components/ui/form-message';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { listBulk } from '@/engine/reads/bulk-status';
import { listViews } from '@/engine/reads/list-views';
import { queryRecords } from '@/engine/reads/query-records';
import { showForm } from '@/engine/reads/show-form';
import { chooseLocale } from '@/lib/i18n/locales';

/** Besides its own texts a list needs the words of every refusal, for the report of a bulk action. */
const AREAS = [
  ...['recordsDesk', 'conditions', 'conditionsUi', 'fields', 'renderer', 'forms', 'expressions'],
  ...['records', 'permissions', 'members', 'ledger', 'rewards'],
];

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
  const [form, { views, mayShare }, { runs }] = await Promise.all([
    orNotFound(run(showForm, { app, form: key })),
    orNotFound(run(listViews, { app, form: key })),
    orNotFound(run(listBulk, { app, form: key })),
  ]);
  const { body, may, timeZone } = form;
  const { query, lost } = soundQuery(body, readListQuery(asked, views));
  const { search, sort, where, binned, after, view } = query;
  const page = await orNotFound(
    run(queryRecords, {
      app,
      form: key,
      where,
      search,
      sort: sort ?? (binned ? { field: 'record.deletedAt', direction: 'desc' } : undefined),
      binned,
      after,
      limit: 50,
      count: true,
    }),
  );
  // Two neighbours that begin anew with every other list; each needs a key of its own.
  const shown = JSON.stringify(query);
  const base = `/desk/${app}/forms/${key}`;
  const place = { base, views };
  const gone = lost + (views.find(({ id }) => id === view)?.lost ?? 0);
  const narrowed = search !== '' || where !== undefined;
  const out = exportAddress(`/api/v1/apps/${app}/forms/${key}/export`, query);
  const shownRuns = runs.filter(({ status, refused }) => status === 'running' || refused > 0);
  const selectable = may.update || may.remove || may.export;
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
              <Texts areas={['recordsDesk']} timeZone={timeZone}>
                <ExportButton address={out} body={body} />
              </Texts>
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
      <Texts areas={AREAS} timeZone={timeZone}>
        {!binned && (
          <ViewBar
            form={{ app, form: key }}
            place={place}
            body={body}
            query={query}
            locale={locale}
            mayShare={mayShare}
            hasStatus={hasStatus(page)}
          />
        )}
        {gone > 0 && <FormMessage tone="info">{t('view.lost', { count: gone })}</FormMessage>}
        <ListTools key={`tools ${shown}`} app={app} place={place} body={body} query={query} locale={locale} />
        <BulkActions
          key={`records ${shown}`}
          place={{ app, form: key }}
          body={body}
          page={{ count: page.count, ids: selectable ? page.records.map(({ id }) => id) : [] }}
          query={query}
          may={may}
          context={{ locale, timeZone, now: Date.now() }}
          runs={shownRuns}
        >
          {page.records.length > 0 ? (
            <RecordList
              place={place}
              body={body}
              page={page}
              query={query}
              locale={locale}
              timeZone={timeZone}
              selectable={selectable}
            />
          ) : (
            <EmptyState
              icon={<IconDatabaseOff aria-hidden="true" />}
              title={t(narrowed ? 'noneFound' : binned ? 'binEmpty' : 'none')}
              action={
                narrowed ? (
                  <ButtonLink href={listAddress(place, { binned, view: binned ? undefined : NO_VIEW }) as Route}>
                    {t('showAll')}
                  </ButtonLink>
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
        </BulkActions>
      </Texts>
      <div className={styles.foot}>
        <p className={styles.soft} role="status">
          {page.count && t(page.count.capped ? 'countCapped' : 'count', { count: page.count.count })}
        </p>
        <div className={styles.tools}>
          {after && (
            <ButtonLink href={listAddress(place, { ...query, after: undefined }) as Route}>{t('firstPage')}</ButtonLink>
          )}
          {page.next && (
            <ButtonLink href={listAddress(place, { ...query, after: page.next }) as Route}>{t('nextPage')}</ButtonLink>
          )}
        </div>
      </div>
    </div>
  );
}
