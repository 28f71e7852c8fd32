import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { StatusPill } from '@/components/ui/status-pill';
import type { Locale } from '@/engine/kernel/text';
import { formatMoment } from '@/lib/i18n/format';
import styles from './inbox.module.css';
import { requestDetail, requestTitle } from './request-title';
import type { TaskPage } from './types';

interface TaskListProps {
  readonly app: string;
  readonly box: 'open' | 'done' | 'copies';
  readonly page: TaskPage;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** One list: what waits for me, what I decided, what was copied to me. */
export async function TaskList({ app, box, page, locale, timeZone }: TaskListProps) {
  const t = await getTranslations('inbox');
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead', { count: page.open })} />
      <nav className={styles.boxes} aria-label={t('boxes')}>
        {(['open', 'done', 'copies'] as const).map((name) => (
          <Link
            key={name}
            className={styles.box}
            aria-current={name === box ? 'page' : undefined}
            href={route(`/desk/${app}/tasks?box=${name}`)}
          >
            {t(`box.${name}`)}
          </Link>
        ))}
      </nav>
      {page.tasks.length === 0 && <EmptyState title={t(`empty.${box}`)}>{t('emptyHint')}</EmptyState>}
      <ul className={styles.list}>
        {page.tasks.map((task) => (
          <li key={task.id}>
            <Link className={styles.task} href={route(`/desk/${app}/tasks/${task.id}`)}>
              <span className={styles.taskWords}>
                <span className={styles.taskTitle}>{requestTitle(task, locale)}</span>
                <span className={styles.soft}>{requestDetail(task, locale)}</span>
              </span>
              {task.original && <StatusPill tone="info">{t('handedOver', { who: task.original })}</StatusPill>}
              <span className={styles.soft}>{formatMoment(Date.parse(task.openedAt), locale, timeZone)}</span>
              {task.dueAt && box === 'open' && (
                <StatusPill tone="warn">
                  {t('due', { at: formatMoment(Date.parse(task.dueAt), locale, timeZone) })}
                </StatusPill>
              )}
              {box !== 'open' && (
                <StatusPill tone={task.caseStatus === 'approved' ? 'ok' : 'neutral'}>
                  {t(`caseStatus.${task.caseStatus}` as never)}
                </StatusPill>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {page.next && (
        <ButtonLink href={route(`/desk/${app}/tasks?box=${box}&after=${page.next}`)}>{t('more')}</ButtonLink>
      )}
    </>
  );
}
