import { IconMessages } from '@tabler/icons-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { pageReads } from '@/app/_entry/page-access';
import { MessageList } from '@/components/settings/message-list';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listMessages } from '@/engine/reads/list-messages';
import { showWorkspace } from '@/engine/reads/show-workspace';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.messages');
  return { title: t('title') };
}

export default async function MessagesPage({ searchParams }: PageProps<'/settings/messages'>) {
  const [{ run }, t, query] = await Promise.all([pageReads(), getTranslations('settings.messages'), searchParams]);
  const before = typeof query.before === 'string' ? query.before : undefined;
  const [{ messages, more }, { timeZone }] = await Promise.all([run(listMessages, { before }), run(showWorkspace, {})]);
  const last = messages.at(-1);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Card flush>
        {messages.length > 0 ? (
          <MessageList messages={messages} timeZone={timeZone} />
        ) : (
          <EmptyState icon={<IconMessages aria-hidden="true" />} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        )}
      </Card>
      <p style={{ display: 'flex', gap: 'var(--pw-space-4)', marginTop: 'var(--pw-space-4)' }}>
        {before && <Link href="/settings/messages">{t('newest')}</Link>}
        {more && last && <Link href={`/settings/messages?before=${last.id}`}>{t('older')}</Link>}
      </p>
    </>
  );
}
