import { IconInbox } from '@tabler/icons-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestTitle } from '@/components/inbox/request-title';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { type Locale, type LocalText, localText } from '@/engine/kernel/text';
import { formatMoment } from '@/lib/i18n/format';
import styles from './task-card.module.css';

interface TaskCardProps {
  readonly tasks: readonly {
    readonly id: string;
    /** Key of the app at whose desk the task is done. */
    readonly app: string;
    readonly title: string;
    readonly who: string | null;
    readonly asks: readonly string[];
    readonly step: LocalText;
    readonly flow: LocalText;
    readonly openedAt: string;
  }[];
  /** How many wait in all. */
  readonly open: number;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** What waits for the reader in all apps, longest waiting first. */
export async function TaskCard({ tasks, open, locale, timeZone }: TaskCardProps) {
  const t = await getTranslations('shell');
  return (
    <Card flush title={t('tasks.title')} actions={<Badge count={open} label={t('desk.openTasks', { count: open })} />}>
      {tasks.length === 0 ? (
        <EmptyState icon={<IconInbox aria-hidden="true" />} title={t('tasks.none')}>
          {t('tasks.noneText')}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {tasks.map((task) => (
            <li key={task.id}>
              <Link href={`/desk/${task.app}/tasks/${task.id}`} className={styles.task}>
                <span className={styles.title}>{requestTitle(task, locale)}</span>
                <span className={styles.detail}>
                  {t('tasks.detail', {
                    step: localText(task.step, locale),
                    flow: localText(task.flow, locale),
                    at: formatMoment(Date.parse(task.openedAt), locale, timeZone),
                  })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
