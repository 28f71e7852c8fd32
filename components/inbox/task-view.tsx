import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { StatusPill, type Tone } from '@/components/ui/status-pill';
import { sentenceText } from '@/components/words/sentence-text';
import { type Locale, localText } from '@/engine/kernel/text';
import { formatMoment } from '@/lib/i18n/format';
import styles from './inbox.module.css';
import { TaskActions } from './task-actions';
import type { StepState, TaskDetail } from './types';

const TONES: Readonly<Record<StepState, Tone>> = {
  idle: 'neutral',
  waiting: 'neutral',
  active: 'accent',
  passed: 'ok',
  rejected: 'bad',
  cancelled: 'neutral',
  parked: 'warn',
};

interface TaskViewProps {
  readonly app: string;
  readonly view: TaskDetail;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** A request, what one may do with it, where it stands and everything that was said. */
export async function TaskView({ app, view, locale, timeZone }: TaskViewProps) {
  const [t, say] = await Promise.all([getTranslations('inbox'), getTranslations()]);
  const { task } = view;
  return (
    <>
      <PageHeader
        title={task.title || localText(task.flow, locale)}
        lead={localText(task.step, locale)}
        back={{ href: route(`/desk/${app}/tasks`), text: t('title') }}
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Card title={t('request')}>
            <dl className={styles.fields}>
              {task.initiator && (
                <div>
                  <dt>{t('initiator')}</dt>
                  <dd>{task.initiator}</dd>
                </div>
              )}
              {view.fields.map((field) => (
                <div key={field.id}>
                  <dt>{localText(field.title, locale)}</dt>
                  <dd>{field.text}</dd>
                </div>
              ))}
            </dl>
          </Card>
          {view.open && (
            <Card title={t('decide')} lead={view.threshold ? sentenceText(say, view.threshold, locale) : undefined}>
              <Texts areas={['inbox']} timeZone={timeZone}>
                <TaskActions
                  back={`/desk/${app}/tasks`}
                  task={task.id}
                  verbs={view.verbs}
                  commented={view.commented}
                  way={view.back}
                  returnTo={view.returnTo.map((one) => ({ value: one.node, label: localText(one.title, locale) }))}
                  colleagues={view.colleagues.map((one) => ({ value: one.id, label: one.name }))}
                />
              </Texts>
            </Card>
          )}
        </div>
        <div className={styles.stack}>
          <Card title={t('way')}>
            <ol className={styles.way}>
              {view.way.map((step) => (
                <li key={step.id}>
                  <StatusPill tone={TONES[step.state]}>{t(`state.${step.state}`)}</StatusPill>
                  <span>
                    {localText(step.title, locale)}
                    {step.people.length > 0 && (
                      <span className={styles.soft}> · {step.people.filter(Boolean).join(t('comma'))}</span>
                    )}
                  </span>
                </li>
              ))}
            </ol>
            {view.waiting.map((sentence) => (
              <p className={styles.soft} key={JSON.stringify(sentence)}>
                {sentenceText(say, sentence, locale)}
              </p>
            ))}
          </Card>
          <Card title={t('log')}>
            <ol className={styles.log}>
              {view.log.map((line) => (
                <li key={line.seq}>
                  <span>
                    <strong>{line.who || t('system')}</strong> {t(`action.${line.action}` as never)}
                    {line.step && <span className={styles.soft}> · {localText(line.step, locale)}</span>}
                  </span>
                  {line.comment && <q className={styles.comment}>{line.comment}</q>}
                  <time className={styles.soft} dateTime={line.at}>
                    {formatMoment(Date.parse(line.at), locale, timeZone)}
                  </time>
                </li>
              ))}
            </ol>
          </Card>
        </div>
      </div>
    </>
  );
}
