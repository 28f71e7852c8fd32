import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireMember } from '@/app/_entry/portal-access';
import { RequestList } from '@/components/portal/request-list';
import { portalRedemptions } from '@/engine/reads/portal-redemptions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.requests');
  return { title: t('title') };
}

export default async function RequestsPage({ params }: PageProps<'/m/[app]/requests'>) {
  const { app: address } = await params;
  const { run, app, locale } = await requireMember(address);
  const { redemptions } = await run(portalRedemptions, { app: app.key });
  return <RequestList redemptions={redemptions} app={address} locale={locale} timeZone={app.timeZone} />;
}
