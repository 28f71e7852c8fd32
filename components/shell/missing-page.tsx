import { IconMapOff } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { route } from './route';

/** What is not there, inside the frame of where it was looked for: the other places stay within reach. */
export async function MissingPage() {
  const t = await getTranslations('ui.notFound');
  return (
    <>
      <PageHeader title={t('title')} />
      <Card>
        <EmptyState
          icon={<IconMapOff aria-hidden="true" />}
          title={t('text')}
          action={<ButtonLink href={route('/home')}>{t('action')}</ButtonLink>}
        />
      </Card>
    </>
  );
}
