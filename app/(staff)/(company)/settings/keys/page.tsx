import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageReads } from '@/app/_entry/page-access';
import { KeySection } from '@/components/settings/key-section';
import { unitChoices } from '@/components/settings/unit-choices';
import { listApiKeys } from '@/engine/reads/list-api-keys';
import { listOrgUnits } from '@/engine/reads/list-org-units';
import { showWorkspace } from '@/engine/reads/show-workspace';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.keys');
  return { title: t('title') };
}

export default async function KeysPage() {
  const { run } = await pageReads();
  const [{ keys }, { units }, { timeZone }] = await Promise.all([
    run(listApiKeys, {}),
    run(listOrgUnits, {}),
    run(showWorkspace, {}),
  ]);
  return <KeySection keys={keys} units={unitChoices(units)} timeZone={timeZone} now={Date.now()} />;
}
