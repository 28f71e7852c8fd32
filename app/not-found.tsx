import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EntryHead } from '@/components/entry/entry-head';
import { EntryFrame } from '@/components/shell/entry-frame';
import { ButtonLink } from '@/components/ui/button';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ui.notFound');
  return { title: t('title') };
}

export default async function NotFoundPage() {
  const t = await getTranslations('ui.notFound');
  return (
    <EntryFrame>
      <EntryHead title={t('title')} lead={t('text')} />
      <p>
        <ButtonLink href="/" look="primary">
          {t('action')}
        </ButtonLink>
      </p>
    </EntryFrame>
  );
}
