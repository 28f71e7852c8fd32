import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { demoSignIns } from '@/app/_entry/demo-sign-ins';
import { isFounded } from '@/app/_entry/founded';
import { EntryHead } from '@/components/entry/entry-head';
import { safeNext } from '@/components/entry/safe-next';
import { SignInForm } from '@/components/entry/sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.signIn');
  return { title: t('title') };
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  if (!(await isFounded())) redirect('/first-run');
  const [t, roles, { next }, demo] = await Promise.all([
    getTranslations('entry.signIn'),
    getTranslations('permissions.roles'),
    searchParams,
    demoSignIns(),
  ]);
  return (
    <>
      <EntryHead title={t('title')} lead={t('lead')} />
      <SignInForm
        next={safeNext(typeof next === 'string' ? next : null)}
        demo={demo.map(({ email, password, role }) => ({ identifier: email, password, role: roles(role) }))}
      />
    </>
  );
}
