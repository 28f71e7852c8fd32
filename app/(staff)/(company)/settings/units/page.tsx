import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageReads } from '@/app/_entry/page-access';
import { UnitSection } from '@/components/settings/unit-section';
import { listOrgUnits } from '@/engine/reads/list-org-units';
import { myAccount } from '@/engine/reads/my-account';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.units');
  return { title: t('title') };
}

export default async function UnitsPage() {
  const { run } = await pageReads();
  const [{ units }, me] = await Promise.all([run(listOrgUnits, {}), run(myAccount, {})]);
  return <UnitSection units={units} mayManage={me.permissions.includes('organisation:manage')} />;
}
