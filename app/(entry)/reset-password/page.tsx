import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EntryHead } from '@/components/entry/entry-head';
import { NewPasswordForm } from '@/components/entry/new-password-form';
import { ButtonLink } from '@/components/ui/button-link';
import { FormMessage } from '@/components/ui/form-message';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.reset');
  // The address holds a secret: it must not travel to other pages.
  return { title: t('title'), referrer: 'no-referrer' };
}

export default async function ResetPasswordPage({ searchParams }: PageProps<'/reset-password'>) {
  const [t, { token }] = await Promise.all([getTranslations('entry.reset'), searchParams]);
  return (
    <>
      <EntryHead title={t('title')} lead={t('lead')} />
      {typeof token === 'string' && token !== '' ? (
        <NewPasswordForm token={token} />
      ) : (
        <FormMessage tone="bad" action={<ButtonLink href="/forgot-password">{t('askAgain')}</ButtonLink>}>
          {t('incomplete')}
        </FormMessage>
      )}
    </>
  );
}
