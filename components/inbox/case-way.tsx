import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { StatusPill, type Tone } from '@/components/ui/status-pill';
import { sentenceText } from '@/components/words/sentence-text';
import { type Locale, localText } from '@/engine/kernel/text';
import styles from './inbox.module.css';
import type { CaseStory, StepState } from './types';

const TONES: Readonly<Record<StepState, Tone>> = {
  idle: 'neutral',
  waiting: 'neutral',
  active: 'accent',
  passed: 'ok',
  rejected: 'bad',
  cancelled: 'neutral',
  parked: 'warn',
};

interface CaseWayProps extends Pick<CaseStory, 'way' | 'waiting'> {
  readonly locale: Locale;
}

/** Where the case stands: its steps, who decided or is asked, why a step was decided by itself, and what it waits for. */
export async function CaseWay({ way, waiting, locale }: CaseWayProps) {
  const [t, say] = await Promise.all([getTranslations('inbox'), getTranslations()]);
  return (
    <Card title={t('way')}>
      <ol className={styles.way}>
        {way.map((step) => (
          <li key={step.id}>
            <StatusPill tone={TONES[step.state]}>{t(`state.${step.state}`)}</StatusPill>
            <div className={styles.step}>
              <span>
                {localText(step.title, locale)}
                {step.people.some(Boolean) && (
                  <span className={styles.soft}> · {step.people.filter(Boolean).join(t('comma'))}</span>
                )}
              </span>
              {step.reasons.map((reason) => (
                <span className={styles.soft} key={JSON.stringify(reason)}>
                  {sentenceText(say, reason, locale)}
                </span>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {waiting.map((sentence) => (
        <p className={styles.soft} key={JSON.stringify(sentence)}>
          {sentenceText(say, sentence, locale)}
        </p>
      ))}
    </Card>
  );
}
