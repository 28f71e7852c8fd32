import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';

export { MissingPage as default } from '@/components/shell/missing-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ui.notFound');
  return { title: t('title') };
}
