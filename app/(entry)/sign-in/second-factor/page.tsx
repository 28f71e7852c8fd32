import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EntryHead } from '@/components/entry/entry-head';
import { safeNext } from '@/components/entry/safe-next';
import { SecondFactorForm } from '@/components/entry/second-factor-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.secondFactor');
  return { title: t('title') };
}

export default async function SecondFactorPage({ searchParams }: PageProps<'/sign-in/second-factor'>) {
  const [t, { next }] = await Promise.all([getTranslations('entry.secondFactor'), searchParams]);
  return (
    <>
      <EntryHead title={t('title')} lead={t('lead')} />
      <SecondFactorForm next={safeNext(typeof next === 'string' ? next : null)} />
    </>
  );
}
