import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireMember } from '@/app/_entry/portal-access';
import { StatementList } from '@/components/portal/statement-list';
import { portalStatement } from '@/engine/reads/portal-statement';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.statement');
  return { title: t('title') };
}

export default async function StatementPage({ params, searchParams }: PageProps<'/m/[app]/points'>) {
  const [{ app: address }, { cursor }] = await Promise.all([params, searchParams]);
  const { run, app, locale } = await requireMember(address);
  const after = typeof cursor === 'string' ? cursor : undefined;
  const statement = await run(portalStatement, { app: app.key, locale, cursor: after });
  return <StatementList statement={statement} app={address} locale={locale} timeZone={app.timeZone} />;
}
