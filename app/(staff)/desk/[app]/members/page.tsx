import { IconFileImport, IconPlus, IconUsers } from '@tabler/icons-react';
import type { Metadata, Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { MemberSearch } from '@/components/members/member-search';
import { MemberTable } from '@/components/members/member-table';
import records from '@/components/records/records.module.css';
import { route } from '@/components/shell/route';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { idSchema } from '@/engine/kernel/ids';
import { listMembers, MEMBER_STATUSES } from '@/engine/reads/list-members';
import { myAccount } from '@/engine/reads/my-account';
import { showApp } from '@/engine/reads/show-app';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('membersDesk.list');
  return { title: t('title') };
}

export default async function MembersPage({ params, searchParams }: PageProps<'/desk/[app]/members'>) {
  const [{ run }, { app }, asked, tag, t, opening] = await Promise.all([
    pageReads(),
    params,
    searchParams,
    getLocale(),
    getTranslations('membersDesk.list'),
    getTranslations('membersDesk.opening'),
  ]);
  const locale = chooseLocale(tag, null);
  const one = (name: string) => (typeof asked[name] === 'string' ? asked[name].slice(0, 100) : '');
  const text = one('q').trim();
  const tier = one('tier');
  const status = MEMBER_STATUSES.find((known) => known === asked.status);
  const after = idSchema.safeParse(asked.after).data;
  const [shown, me, { forms }] = await Promise.all([
    orNotFound(run(listMembers, { app, text, status, after, tier: tier || undefined })),
    run(myAccount, {}),
    run(showApp, { app }),
  ]);
  const form = forms.find(({ purpose }) => purpose === 'member');
  const narrowed = text !== '' || status !== undefined || tier !== '';
  const base = `/desk/${app}/members`;
  const address = (more: Record<string, string>) => {
    const query = new URLSearchParams({
      ...(text && { q: text }),
      ...(status && { status }),
      ...(tier && { tier }),
      ...more,
    });
    return (query.size ? `${base}?${query}` : base) as Route;
  };
  const add = form && me.permissions.includes('members:register') && (
    <ButtonLink
      href={route(`/desk/${app}/forms/${form.key}/new`)}
      look="primary"
      icon={<IconPlus size={18} aria-hidden="true" />}
    >
      {t('add')}
    </ButtonLink>
  );
  return (
    <div className={records.stack}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {shown.currency && me.permissions.includes('points:adjust') && (
              <ButtonLink
                href={route(`/desk/${app}/members/opening`)}
                icon={<IconFileImport size={18} aria-hidden="true" />}
              >
                {opening('title')}
              </ButtonLink>
            )}
            {add}
          </>
        }
      />
      <MemberSearch
        key={`${text} ${status} ${tier}`}
        text={text}
        status={status ?? ''}
        tier={tier}
        tiers={shown.tiers}
        locale={locale}
      />
      <Card flush>
        {shown.members.length > 0 ? (
          <MemberTable app={app} members={shown.members} locale={locale} timeZone={me.workspace.timeZone} />
        ) : (
          <EmptyState
            icon={<IconUsers aria-hidden="true" />}
            title={narrowed ? t('noneFound') : t('none')}
            action={narrowed ? <ButtonLink href={route(`/desk/${app}/members`)}>{t('showAll')}</ButtonLink> : add}
          >
            {narrowed ? t('noneFoundText') : t('noneText')}
          </EmptyState>
        )}
      </Card>
      <div className={records.foot}>
        <p className={records.soft} role="status">
          {t(shown.count.capped ? 'countCapped' : 'count', { count: shown.count.count })}
        </p>
        <div className={records.tools}>
          {after && <ButtonLink href={address({})}>{t('firstPage')}</ButtonLink>}
          {shown.next && <ButtonLink href={address({ after: shown.next })}>{t('nextPage')}</ButtonLink>}
        </div>
      </div>
    </div>
  );
}
