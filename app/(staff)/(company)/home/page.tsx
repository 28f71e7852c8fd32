import { IconApps } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { pageReads } from '@/app/_entry/page-access';
import { AppCard } from '@/components/home/app-card';
import { NewAppDialog } from '@/components/home/new-app-dialog';
import { TaskCard } from '@/components/home/task-card';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FormMessage } from '@/components/ui/form-message';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { ledgerState } from '@/engine/reads/ledger-state';
import { listApps } from '@/engine/reads/list-apps';
import { listIncidents } from '@/engine/reads/list-incidents';
import { myAccount } from '@/engine/reads/my-account';
import { myTasks } from '@/engine/reads/my-tasks';
import { TEMPLATES } from '@/engine/templates/registry';
import { formatMoment } from '@/lib/i18n/format';
import { chooseLocale } from '@/lib/i18n/locales';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return { title: t('home') };
}

/** The first ones; the rest is at the desk. */
const TASKS = 6;

export default async function HomePage() {
  const [{ run }, t, ledger, tag] = await Promise.all([
    pageReads(),
    getTranslations('shell.apps'),
    getTranslations('ledger'),
    getLocale(),
  ]);
  const [{ apps }, me] = await Promise.all([run(listApps, {}), run(myAccount, {})]);
  const locale = chooseLocale(tag, null);
  const inbox = me.permissions.includes('tasks:decide') ? await run(myTasks, { limit: TASKS, locale }) : null;
  const { halted } = me.everywhere.includes('workspace:manage') ? await run(ledgerState, {}) : { halted: null };
  const stuck = me.permissions.includes('cases:manage') ? (await run(listIncidents, { limit: 0 })).count : 0;
  const mayBuild = me.permissions.includes('definitions:edit');
  const mayServe = me.permissions.includes('counter:use');
  const shown = apps.filter((app) => mayBuild || app.revision > 0);
  const choices = TEMPLATES.map(({ key, title, description }) => ({
    key,
    title: localText(title, locale),
    description: localText(description, locale),
  }));
  const create = me.everywhere.includes('definitions:publish') && (
    <Texts areas={['shell']}>
      <NewAppDialog templates={choices} />
    </Texts>
  );
  return (
    <>
      <PageHeader title={t('hello', { name: me.name })} />
      {halted && (
        <div className={styles.notice}>
          <FormMessage tone="bad">
            {t('ledgerHalted', {
              since: formatMoment(Date.parse(halted.since), locale, me.workspace.timeZone),
              laws: halted.laws.map((law) => ledger(`laws.${law}` as never)).join(ledger('explain.comma')),
            })}
          </FormMessage>
        </div>
      )}
      {stuck > 0 && (
        <div className={styles.notice}>
          <FormMessage tone="bad" action={<ButtonLink href={route('/incidents')}>{t('toIncidents')}</ButtonLink>}>
            {t('incidents', { count: stuck })}
          </FormMessage>
        </div>
      )}
      <section aria-labelledby="apps">
        <div className={styles.head}>
          <h2 id="apps" className={styles.title}>
            {t('title')}
          </h2>
          {shown.length > 0 && create}
        </div>
        {shown.length > 0 ? (
          <ul className={styles.grid}>
            {shown.map((app) => (
              <AppCard
                key={app.id}
                app={{ ...app, title: localText(app.title, locale) }}
                mayBuild={mayBuild}
                mayServe={mayServe}
              />
            ))}
          </ul>
        ) : (
          <Card>
            <EmptyState icon={<IconApps aria-hidden="true" />} title={t('none')} action={create}>
              {mayBuild ? t('noneBuild') : t('noneWait')}
            </EmptyState>
          </Card>
        )}
      </section>
      {inbox && shown.some((app) => app.revision > 0) && (
        <div className={styles.tasks}>
          <TaskCard tasks={inbox.tasks} open={inbox.open} locale={locale} timeZone={me.workspace.timeZone} />
        </div>
      )}
    </>
  );
}
