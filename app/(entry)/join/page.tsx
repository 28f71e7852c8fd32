import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EntryHead } from '@/components/entry/entry-head';
import { JoinForm } from '@/components/entry/join-form';
import { FormMessage } from '@/components/ui/form-message';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.join');
  // The address holds a secret: it must not travel to other pages.
  return { title: t('title'), referrer: 'no-referrer' };
}

export default async function JoinPage({ searchParams }: PageProps<'/join'>) {
  const [t, { token }] = await Promise.all([getTranslations('entry.join'), searchParams]);
  return (
    <>
      <EntryHead title={t('title')} />
      {typeof token === 'string' && token !== '' ? (
        <JoinForm token={token} />
      ) : (
        <FormMessage tone="bad">{t('incomplete')}</FormMessage>
      )}
    </>
  );
}
