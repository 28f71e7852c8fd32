import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { sentenceText } from '@/components/words/sentence-text';
import type { Sentence } from '@/engine/kernel/sentence';
import { type Locale, localText } from '@/engine/kernel/text';
import { CaseLog } from './case-log';
import { CaseWay } from './case-way';
import styles from './inbox.module.css';
import { RequestCard } from './request-card';
import { requestDetail, requestTitle } from './request-title';
import { TaskActions } from './task-actions';
import type { TaskDetail } from './types';

interface TaskViewProps {
  readonly app: string;
  readonly view: TaskDetail;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** A request, what one may do with it, where it stands and everything that was said. */
export async function TaskView({ app, view, locale, timeZone }: TaskViewProps) {
  const [t, say] = await Promise.all([getTranslations('inbox'), getTranslations()]);
  const { task, record } = view;
  const texts = (sentences: readonly Sentence[]) => sentences.map((one) => sentenceText(say, one, locale));
  const mayEdit = view.open && view.resubmit && record;
  return (
    <>
      <PageHeader
        title={requestTitle(task, locale)}
        lead={requestDetail(task, locale)}
        back={{ href: route(`/desk/${app}/tasks`), text: t('title') }}
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <RequestCard
            initiator={task.initiator}
            fields={view.fields}
            locale={locale}
            actions={
              mayEdit && (
                <ButtonLink size="s" href={route(`/desk/${app}/forms/${record.form}/${record.id}?edit=1`)}>
                  {t('change')}
                </ButtonLink>
              )
            }
          />
          {view.open && (
            <Card
              title={t(view.resubmit ? 'sendAgain' : 'decide')}
              lead={
                view.resubmit
                  ? t('sendAgainLead')
                  : view.threshold
                    ? sentenceText(say, view.threshold, locale)
                    : undefined
              }
            >
              {task.original && <p className={styles.soft}>{t('handedOver', { who: task.original })}</p>}
              <Texts areas={['inbox']} timeZone={timeZone}>
                <TaskActions
                  back={`/desk/${app}/tasks`}
                  task={task.id}
                  verbs={view.verbs}
                  resubmit={view.resubmit}
                  commented={view.commented}
                  way={view.back}
                  returnTo={view.returnTo.map((one) => ({
                    value: one.node,
                    label: localText(one.title, locale),
                    rerun: texts(one.rerun),
                    straight: texts(one.straight),
                  }))}
                  colleagues={view.colleagues.map((one) => ({ value: one.id, label: one.name }))}
                />
              </Texts>
            </Card>
          )}
        </div>
        <div className={styles.stack}>
          <CaseWay way={view.way} waiting={view.waiting} locale={locale} />
          <CaseLog log={view.log} locale={locale} timeZone={timeZone} />
        </div>
      </div>
    </>
  );
}
