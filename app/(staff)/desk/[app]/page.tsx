import { IconCircleCheck, IconPlus, IconRocket } from '@tabler/icons-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { requestTitle } from '@/components/inbox/request-title';
import styles from '@/components/records/records.module.css';
import { route } from '@/components/shell/route';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FormMessage } from '@/components/ui/form-message';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { listIncidents } from '@/engine/reads/list-incidents';
import { myAccount } from '@/engine/reads/my-account';
import { myTasks } from '@/engine/reads/my-tasks';
import { showApp } from '@/engine/reads/show-app';
import { formatMoment } from '@/lib/i18n/format';
import { chooseLocale } from '@/lib/i18n/locales';

const FIRST = 5;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.desk');
  return { title: t('overview') };
}

export default async function DeskOverviewPage({ params }: PageProps<'/desk/[app]'>) {
  const [{ run }, { app: key }, t, desk, apps, tag] = await Promise.all([
    pageReads(),
    params,
    getTranslations('shell.desk'),
    getTranslations('recordsDesk'),
    getTranslations('shell.apps'),
    getLocale(),
  ]);
  const [app, me] = await Promise.all([orNotFound(run(showApp, { app: key })), run(myAccount, {})]);
  const locale = chooseLocale(tag, null);
  if (app.revision === 0) {
    return (
      <>
        <PageHeader title={t('overview')} />
        <Card>
          <EmptyState icon={<IconRocket aria-hidden="true" />} title={t('unpublished')}>
            {t('unpublishedText')}
          </EmptyState>
        </Card>
      </>
    );
  }
  const inbox = me.permissions.includes('tasks:decide') ? await run(myTasks, { limit: FIRST, locale }) : null;
  const stuck = me.permissions.includes('cases:manage') ? (await run(listIncidents, { limit: 0 })).count : 0;
  const mayCreate = me.permissions.includes('records:create');
  return (
    <div className={styles.stack}>
      <PageHeader title={t('overview')} />
      {stuck > 0 && (
        <FormMessage tone="bad" action={<ButtonLink href={route('/incidents')}>{apps('toIncidents')}</ButtonLink>}>
          {apps('incidents', { count: stuck })}
        </FormMessage>
      )}
      {inbox && (
        <Card
          title={desk('myTasks')}
          lead={desk('myTasksLead')}
          actions={<ButtonLink href={route(`/desk/${key}/tasks`)}>{desk('allTasks')}</ButtonLink>}
        >
          {inbox.tasks.length === 0 && (
            <EmptyState icon={<IconCircleCheck aria-hidden="true" />} title={desk('noTasks')}>
              {desk('noTasksText')}
            </EmptyState>
          )}
          <ul className={styles.lines}>
            {inbox.tasks.map((task) => (
              <li key={task.id}>
                <Link href={route(`/desk/${key}/tasks/${task.id}`)}>{requestTitle(task, locale)}</Link>
                <span className={styles.soft}>
                  {localText(task.step, locale)} ·{' '}
                  {formatMoment(Date.parse(task.openedAt), locale, me.workspace.timeZone)}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {mayCreate && (
        <Card title={desk('quickEntries')} lead={desk('quickEntriesLead')}>
          <div className={styles.tools}>
            {app.forms.map((form) => (
              <ButtonLink
                key={form.key}
                href={route(`/desk/${key}/forms/${form.key}/new`)}
                icon={<IconPlus size={18} aria-hidden="true" />}
              >
                {localText(form.title, locale)}
              </ButtonLink>
            ))}
          </div>
        </Card>
      )}
    </div>
  );
}
