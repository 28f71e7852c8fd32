'use client';

import { IconBuildingStore, IconCompass } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { type ApiProblem, callApi } from '@/components/api/client';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { FormMessage } from '@/components/ui/form-message';
import styles from './first-run-choice.module.css';

type DemoState = 'none' | 'filling' | 'ready' | 'failed';

const LOOK_AGAIN = 1_500;

/** The first two questions of an empty installation, one click each. */
export function FirstRunChoice({ initial }: { readonly initial: DemoState }) {
  const t = useTranslations('entry.firstRun');
  const ui = useTranslations('ui');
  const [state, setState] = useState(initial);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const ask = async (method: 'GET' | 'POST') => {
    const result = await callApi<{ state: DemoState }>(method, '/demo');
    setProblem(result.ok ? null : result.problem);
    if (result.ok) setState(result.value.state);
  };

  useEffect(() => {
    if (state === 'ready') location.assign('/sign-in');
    if (state !== 'filling') return;
    const timer = setInterval(async () => {
      const result = await callApi<{ state: DemoState }>('GET', '/demo');
      if (result.ok) setState(result.value.state);
    }, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [state]);

  const filling = state === 'filling' || state === 'ready';
  return (
    <div className={styles.choices}>
      <section className={styles.choice} aria-labelledby="first-run-demo">
        <IconCompass className={styles.icon} size={28} aria-hidden="true" />
        <h2 className={styles.title} id="first-run-demo">
          {t('demoTitle')}
        </h2>
        <p className={styles.text}>{t('demoText')}</p>
        <ProblemMessage problem={problem} words={problemWords(ui)} onRetry={() => void ask('POST')} />
        {state === 'failed' && <FormMessage tone="bad">{t('demoFailed')}</FormMessage>}
        {filling && <FormMessage tone="info">{t('demoWorking')}</FormMessage>}
        <Button look="primary" size="l" pending={filling} onClick={() => void ask('POST')}>
          {t('demoAction')}
        </Button>
      </section>
      {!filling && (
        <section className={styles.choice} aria-labelledby="first-run-company">
          <IconBuildingStore className={styles.icon} size={28} aria-hidden="true" />
          <h2 className={styles.title} id="first-run-company">
            {t('foundTitle')}
          </h2>
          <p className={styles.text}>{t('foundText')}</p>
          <ButtonLink href="/first-run/company" size="l">
            {t('foundAction')}
          </ButtonLink>
        </section>
      )}
    </div>
  );
}
