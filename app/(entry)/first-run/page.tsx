import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { demoState } from '@/app/_entry/demo/demo-state';
import { isFounded } from '@/app/_entry/founded';
import { services } from '@/app/_entry/services';
import { EntryHead } from '@/components/entry/entry-head';
import { FirstRunChoice } from '@/components/entry/first-run-choice';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.firstRun');
  return { title: t('title') };
}

export default async function FirstRunPage() {
  const { store } = await services();
  const state = await demoState(store);
  // While the demo is being filled, its company exists already and cannot be entered yet.
  if (state === 'ready' || (state === 'none' && (await isFounded()))) redirect('/sign-in');
  const t = await getTranslations('entry.firstRun');
  return (
    <>
      <EntryHead title={t('title')} lead={t('lead')} />
      <FirstRunChoice initial={state} />
    </>
  );
}
