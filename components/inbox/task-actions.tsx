'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef, useState } from 'react';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { type Choice, SelectField } from '@/components/ui/select-field';
import { TextArea } from '@/components/ui/text-area';
import styles from './inbox.module.css';
import { ReturnChoice, type ReturnTarget } from './return-choice';
import type { Verb } from './types';

interface TaskActionsProps {
  readonly task: string;
  /** Where to go once it is decided. */
  readonly back: string;
  readonly verbs: readonly Verb[];
  /** Approving means sending the request again. */
  readonly resubmit: boolean;
  /** Verbs that need a comment. */
  readonly commented: readonly Verb[];
  readonly way: 'rerun' | 'straight' | 'choose';
  readonly returnTo: readonly ReturnTarget[];
  readonly colleagues: readonly Choice[];
}

/** The buttons of a task; what needs a comment or a choice says so before anything is sent. */
export function TaskActions(props: TaskActionsProps) {
  const { task, back, verbs, resubmit, commented, way, returnTo, colleagues } = props;
  const t = useTranslations('inbox');
  const ui = useTranslations('ui');
  const router = useRouter();
  const { run, pending, problem } = useCommand();
  const words = useRef<HTMLTextAreaElement>(null);
  const [comment, setComment] = useState('');
  const [said, setSaid] = useState(false);
  const [chosen, setChosen] = useState<'return' | 'transfer' | null>(null);
  const [target, setTarget] = useState(returnTo[0]?.value ?? '');
  const [colleague, setColleague] = useState('');
  const [straight, setStraight] = useState(way === 'straight');
  const [missing, setMissing] = useState<{ comment?: string; colleague?: string }>({});

  const trimmed = comment.trim();
  const send = async (verb: Verb) => {
    setSaid(false);
    if (commented.includes(verb) && !trimmed) {
      words.current?.focus();
      return setMissing({ comment: t('commentNeeded') });
    }
    if (verb === 'transfer' && !colleague) return setMissing({ colleague: t('colleagueNeeded') });
    setMissing({});
    const note = trimmed ? { comment: trimmed } : {};
    const result =
      verb === 'return'
        ? await run('POST', `/tasks/${task}/return`, { to: target, straight, ...note })
        : verb === 'transfer'
          ? await run('POST', `/tasks/${task}/transfer`, { to: colleague, ...note })
          : verb === 'comment'
            ? await run('POST', `/tasks/${task}/comments`, { comment: trimmed })
            : await run('POST', `/tasks/${task}/decision`, { verdict: verb, ...note });
    if (!result.ok) return;
    if (verb !== 'comment') return location.assign(back);
    setComment('');
    setSaid(true);
    router.refresh();
  };
  const offered = (verb: Verb) => verbs.includes(verb);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !chosen) return;
    event.stopPropagation();
    giveUp();
  };
  const giveUp = () => {
    setChosen(null);
    setMissing({});
  };
  const needed = chosen && commented.includes(chosen);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Escape from whatever is focused inside
    <div className={styles.stack} onKeyDown={onKeyDown}>
      {chosen === 'return' && (
        <ReturnChoice
          targets={returnTo}
          way={way}
          chosen={{ target, straight }}
          onChoose={(next) => {
            setTarget(next.target);
            setStraight(next.straight);
          }}
        />
      )}
      {chosen === 'transfer' && (
        <SelectField
          label={t('transferTo')}
          help={t('transferHelp')}
          problem={missing.colleague}
          // The one who chose to hand over goes on here, by keys as by mouse.
          autoFocus
          options={[{ value: '', label: t('chooseColleague') }, ...colleagues]}
          value={colleague}
          onChange={(event) => {
            setColleague(event.target.value);
            setMissing(({ colleague: _, ...rest }) => rest);
          }}
        />
      )}
      <TextArea
        ref={words}
        label={t(needed ? 'commentToGive' : 'comment')}
        value={comment}
        onChange={(event) => {
          setComment(event.target.value);
          setMissing(({ comment: _, ...rest }) => rest);
        }}
        problem={missing.comment}
        rows={3}
        maxLength={2_000}
      />
      {said && <FormMessage tone="ok">{t('saidIt')}</FormMessage>}
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      <div className={styles.buttons}>
        {chosen ? (
          <>
            <Button look="primary" pending={pending} onClick={() => void send(chosen)}>
              {t(`verb.${chosen}`)}
            </Button>
            <Button onClick={giveUp}>{t('cancel')}</Button>
          </>
        ) : (
          <>
            {offered('approve') && (
              <Button look="primary" pending={pending} onClick={() => void send('approve')}>
                {t(resubmit ? 'verb.resubmit' : 'verb.approve')}
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
              <Button look="quiet" disabled={!trimmed} pending={pending} onClick={() => void send('comment')}>
                {t('verb.comment')}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
