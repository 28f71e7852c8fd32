import { IconDownload, IconReceiptOff } from '@tabler/icons-react';
import type { Metadata, Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { JournalFilter } from '@/components/members/journal-filter';
import { JournalList } from '@/components/members/journal-list';
import records from '@/components/records/records.module.css';
import { route } from '@/components/shell/route';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { journalFilterSchema, listJournals } from '@/engine/reads/list-journals';
import { listOrgUnits } from '@/engine/reads/list-org-units';
import { myAccount } from '@/engine/reads/my-account';
import { showMember } from '@/engine/reads/show-member';
import { chooseLocale } from '@/lib/i18n/locales';

const FILTERS = ['kind', 'from', 'to', 'store', 'member', 'after'] as const;
type Filters = Partial<Record<(typeof FILTERS)[number], string>>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('membersDesk.ledger');
  return { title: t('title') };
}

export default async function LedgerPage({ params, searchParams }: PageProps<'/desk/[app]/ledger'>) {
  const [{ run }, { app }, asked, tag, t, list] = await Promise.all([
    pageReads(),
    params,
    searchParams,
    getLocale(),
    getTranslations('membersDesk.ledger'),
    getTranslations('membersDesk.list'),
  ]);
  const locale = chooseLocale(tag, null);
  const filters = readFilters(asked);
  const [found, { units }, me] = await Promise.all([
    orNotFound(run(listJournals, { app, locale, ...filters })),
    run(listOrgUnits, {}),
    run(myAccount, {}),
  ]);
  const member = filters.member ? await orNotFound(run(showMember, { app, member: filters.member })) : null;
  const { after, ...kept } = filters;
  const address = (base: string, more: Filters & { readonly sheet?: string }) => {
    const query = new URLSearchParams({ ...kept, ...more });
    return query.size ? `${base}?${query}` : base;
  };
  const out = `/api/v1/apps/${app}/journals/export`;
  const base = `/desk/${app}/ledger`;
  return (
    <div className={records.stack}>
      <PageHeader
        title={t('title')}
        lead={me.everywhere.includes('points:read') ? t('lead') : t('leadStores')}
        actions={
          me.permissions.includes('records:export') &&
          (['xlsx', 'csv'] as const).map((sheet) => (
            <ButtonLink
              key={sheet}
              external
              href={address(out, { sheet })}
              icon={<IconDownload size={18} aria-hidden="true" />}
            >
              {sheet === 'xlsx' ? t('exportXlsx') : t('exportCsv')}
            </ButtonLink>
          ))
        }
      />
      <JournalFilter
        key={JSON.stringify(kept)}
        kind={filters.kind ?? ''}
        from={filters.from ?? ''}
        to={filters.to ?? ''}
        store={filters.store ?? ''}
        member={filters.member ?? ''}
        stores={units}
      />
      {member && (
        <div className={records.foot}>
          <p>{t('onlyMember', { name: member.name })}</p>
          <ButtonLink look="quiet" href={route(`/desk/${app}/ledger`)}>
            {t('everyMember')}
          </ButtonLink>
        </div>
      )}
      <Card flush>
        {found.lines.length > 0 ? (
          <JournalList
            app={app}
            lines={found.lines}
            named={member === null}
            locale={locale}
            timeZone={me.workspace.timeZone}
          />
        ) : (
          <EmptyState
            icon={<IconReceiptOff aria-hidden="true" />}
            title={t('none')}
            action={<ButtonLink href={route(`/desk/${app}`)}>{t('toOverview')}</ButtonLink>}
          >
            {t('noneText')}
          </EmptyState>
        )}
      </Card>
      <div className={records.foot}>
        <span />
        <div className={records.tools}>
          {after && <ButtonLink href={address(base, {}) as Route}>{list('firstPage')}</ButtonLink>}
          {found.next && (
            <ButtonLink href={address(base, { after: found.next }) as Route}>{list('nextPage')}</ButtonLink>
          )}
        </div>
      </div>
    </div>
  );
}

/** What makes no sense in an address is left out. */
function readFilters(asked: { readonly [name: string]: string | string[] | undefined }): Filters {
  const filters: Filters = {};
  for (const name of FILTERS) {
    const judged = journalFilterSchema.shape[name].safeParse(asked[name] || undefined);
    if (judged.success && judged.data !== undefined) filters[name] = judged.data;
  }
  return filters;
}
