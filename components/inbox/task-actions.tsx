'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { type Choice, SelectField } from '@/components/ui/select-field';
import { TextArea } from '@/components/ui/text-area';
import styles from './inbox.module.css';
import type { Verb } from './types';

interface TaskActionsProps {
  readonly task: string;
  /** Where to go once it is decided. */
  readonly back: string;
  readonly verbs: readonly Verb[];
  /** Verbs that need a comment. */
  readonly commented: readonly Verb[];
  readonly way: 'rerun' | 'straight' | 'choose';
  readonly returnTo: readonly Choice[];
  readonly colleagues: readonly Choice[];
}

/** The buttons of a task; what needs a comment or a choice says so before anything is sent. */
export function TaskActions({ task, back, verbs, commented, way, returnTo, colleagues }: TaskActionsProps) {
  const t = useTranslations('inbox');
  const ui = useTranslations('ui');
  const router = useRouter();
  const { run, pending, problem } = useCommand();
  const [comment, setComment] = useState('');
  const [chosen, setChosen] = useState<'return' | 'transfer' | null>(null);
  const [target, setTarget] = useState('');
  const [straight, setStraight] = useState(way === 'straight');
  const [missing, setMissing] = useState<string>();

  const words = comment.trim();
  const send = async (verb: Verb) => {
    if (commented.includes(verb) && !words) return setMissing(t('commentNeeded'));
    setMissing(undefined);
    const said = words ? { comment: words } : {};
    const result =
      verb === 'return'
        ? await run('POST', `/tasks/${task}/return`, { to: target || returnTo[0]?.value, straight, ...said })
        : verb === 'transfer'
          ? await run('POST', `/tasks/${task}/transfer`, { to: target || colleagues[0]?.value, ...said })
          : verb === 'comment'
            ? await run('POST', `/tasks/${task}/comments`, { comment: words })
            : await run('POST', `/tasks/${task}/decision`, { verdict: verb, ...said });
    if (!result.ok) return;
    if (verb === 'comment') setComment('');
    if (verb === 'comment') router.refresh();
    else location.assign(back);
  };
  const offered = (verb: Verb) => verbs.includes(verb);

  return (
    <div className={styles.stack}>
      <TextArea
        label={t('comment')}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        problem={missing}
        rows={3}
        maxLength={2_000}
      />
      {chosen === 'return' && (
        <>
          <SelectField
            label={t('returnTo')}
            options={returnTo}
            value={target || returnTo[0]?.value}
            onChange={(event) => setTarget(event.target.value)}
          />
          {way === 'choose' && (
            <SelectField
              label={t('afterReturn')}
              options={[
                { value: 'rerun', label: t('rerun') },
                { value: 'straight', label: t('straight') },
              ]}
              value={straight ? 'straight' : 'rerun'}
              onChange={(event) => setStraight(event.target.value === 'straight')}
            />
          )}
        </>
      )}
      {chosen === 'transfer' && (
        <SelectField
          label={t('transferTo')}
          options={colleagues}
          value={target || colleagues[0]?.value}
          onChange={(event) => setTarget(event.target.value)}
        />
      )}
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      <div className={styles.buttons}>
        {chosen ? (
          <>
            <Button look="primary" pending={pending} onClick={() => void send(chosen)}>
              {t(`verb.${chosen}`)}
            </Button>
            <Button onClick={() => setChosen(null)}>{t('cancel')}</Button>
          </>
        ) : (
          <>
            {offered('approve') && (
              <Button look="primary" pending={pending} onClick={() => void send('approve')}>
                {t('verb.approve')}
              </Button>
            )}
            {offered('reject') && (
              <Button look="danger" pending={pending} onClick={() => void send('reject')}>
                {t('verb.reject')}
              </Button>
            )}
            {offered('return') && returnTo.length > 0 && (
              <Button onClick={() => setChosen('return')}>{t('verb.return')}</Button>
            )}
            {offered('transfer') && colleagues.length > 0 && (
              <Button onClick={() => setChosen('transfer')}>{t('verb.transfer')}</Button>
            )}
            {offered('comment') && (
              <Button look="quiet" disabled={!words} pending={pending} onClick={() => void send('comment')}>
                {t('verb.comment')}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
