import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { IncidentList } from '@/components/inbox/incident-list';
import { listIncidents } from '@/engine/reads/list-incidents';
import { showWorkspace } from '@/engine/reads/show-workspace';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inbox.incidents');
  return { title: t('title') };
}

export default async function IncidentsPage() {
  const [{ run }, tag] = await Promise.all([pageReads(), getLocale()]);
  const locale = chooseLocale(tag, null);
  const [found, { timeZone }] = await Promise.all([orNotFound(run(listIncidents, { locale })), run(showWorkspace, {})]);
  return <IncidentList {...found} locale={locale} timeZone={timeZone} />;
}
