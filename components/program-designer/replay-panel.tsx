'use client';

import { IconHistory } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type ApiProblem, callApi } from '@/components/api/client';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import type { DraftState } from '@/components/draft/draft-store';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FormMessage } from '@/components/ui/form-message';
import { SelectField } from '@/components/ui/select-field';
import type { ProgramBody } from '@/engine/rules/program-schema';
import type { ProgramGround } from './ground';
import styles from './replay.module.css';
import { type Replayed, ReplayResult } from './replay-result';

interface ReplayPanelProps {
  readonly app: string;
  readonly ground: ProgramGround;
  readonly state: DraftState;
  /** Errors of the draft; with any of them there is nothing to try. */
  readonly errors: number;
}

const DAYS = [30, 90, 180, 365] as const;

/** Tries the draft on the records of the past before it is published; nothing is booked. */
export function ReplayPanel({ app, ground, state, errors }: ReplayPanelProps) {
  const t = useTranslations('programDesigner.replay');
  const ui = useTranslations('ui');
  const [days, setDays] = useState('90');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [result, setResult] = useState<{ readonly answer: Replayed; readonly of: ProgramBody } | null>(null);
  const run = async () => {
    setPending(true);
    setProblem(null);
    const answer = await callApi<Replayed>('GET', `/apps/${app}/program/replay`, { body: { days } });
    setPending(false);
    if (answer.ok) setResult({ answer: answer.value, of: ground.program });
    else setProblem(answer.problem);
  };
  return (
    <Card title={t('title')} lead={t('lead')}>
      <div className={styles.ask}>
        <SelectField
          label={t('days')}
          options={DAYS.map((count) => ({ value: String(count), label: t('lastDays', { count }) }))}
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
        <Button
          icon={<IconHistory aria-hidden="true" />}
          pending={pending}
          disabled={errors > 0 || state !== 'saved'}
          onClick={() => void run()}
        >
          {t('run')}
        </Button>
      </div>
      {errors > 0 && <p className={styles.note}>{t('errorsFirst', { count: errors })}</p>}
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      {result && result.of !== ground.program && <FormMessage tone="info">{t('outdated')}</FormMessage>}
      {result && <ReplayResult answer={result.answer} ground={ground} />}
    </Card>
  );
}
