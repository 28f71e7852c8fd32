import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { CasePage } from '@/components/inbox/case-page';
import { showCase } from '@/engine/reads/show-case';
import { showWorkspace } from '@/engine/reads/show-workspace';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inbox');
  return { title: t('way') };
}

export default async function DeskCasePage({ params }: PageProps<'/desk/[app]/cases/[case]'>) {
  const [{ app, case: id }, { run }, tag] = await Promise.all([params, pageReads(), getLocale()]);
  const locale = chooseLocale(tag, null);
  const [view, { timeZone }] = await Promise.all([
    orNotFound(run(showCase, { case: id, locale })),
    run(showWorkspace, {}),
  ]);
  return <CasePage app={app} view={view} locale={locale} timeZone={timeZone} />;
}
