import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { EntryHead } from '@/components/entry/entry-head';
import { ResetLinkForm } from '@/components/entry/reset-link-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.forgot');
  return { title: t('title') };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations('entry.forgot');
  return (
    <>
      <EntryHead title={t('title')} lead={t('lead')} />
      <ResetLinkForm />
      <p style={{ marginTop: 'var(--pw-space-6)' }}>
        <Link href="/sign-in">{t('back')}</Link>
      </p>
    </>
  );
}
