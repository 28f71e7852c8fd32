import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireMember } from '@/app/_entry/portal-access';
import { Mall } from '@/components/portal/mall';
import { portalRewards } from '@/engine/reads/portal-rewards';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.mall');
  return { title: t('title') };
}

export default async function RewardsPage({ params }: PageProps<'/m/[app]/rewards'>) {
  const { app: address } = await params;
  const { run, app, locale } = await requireMember(address);
  return <Mall mall={await run(portalRewards, { app: app.key })} app={address} locale={locale} />;
}
