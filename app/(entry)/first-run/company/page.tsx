import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isFounded } from '@/app/_entry/founded';
import { EntryHead } from '@/components/entry/entry-head';
import { FoundCompanyForm } from '@/components/entry/found-company-form';
import { timeZones } from '@/lib/i18n/time-zones';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.found');
  return { title: t('title') };
}

export default async function FoundCompanyPage() {
  if (await isFounded()) redirect('/sign-in');
  const t = await getTranslations('entry.found');
  return (
    <>
      <EntryHead title={t('title')} lead={t('lead')} />
      <FoundCompanyForm timeZones={timeZones()} />
    </>
  );
}
