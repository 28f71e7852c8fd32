import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DocsFrame } from '@/components/shell/docs-frame';
import { Texts } from '@/components/shell/texts';

export default async function DocsLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations('apiDocs');
  return (
    <DocsFrame place={t('place')}>
      <Texts areas={['apiDocs']}>{children}</Texts>
    </DocsFrame>
  );
}
