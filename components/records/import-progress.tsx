'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { callApi } from '@/components/api/client';
import { ConfirmDialog } from '@/components/api/confirm-dialog';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { DataList } from '@/components/ui/data-list';
import { FormMessage } from '@/components/ui/form-message';
import { StatusPill, type Tone } from '@/components/ui/status-pill';
import { faultText } from '@/lib/i18n/fault-text';
import { BulkDialog } from './bulk-dialog';
import type { FormPlace } from './bulk-types';
import type { ImportState } from './import-types';
import styles from './records.module.css';

const EVERY = 1_000;
const COUNTS = ['position', 'created', 'updated', 'unchanged', 'refused', 'binned'] as const;
const TONES: Readonly<Record<ImportState['status'], Tone>> = {
  waiting: 'neutral',
  running: 'accent',
  done: 'ok',
  cancelled: 'warn',
  failed: 'bad',
  undoing: 'accent',
  undone: 'neutral',
};

function isMoving(status: ImportState['status']): boolean {
  return status === 'waiting' || status === 'running' || status === 'undoing';
}

interface ImportProgressProps {
  readonly begun: ImportState;
  /** The form the records came into; none for opening balances. */
  readonly place?: FormPlace;
  readonly mayUndo: boolean;
}

/** One import: how far it is while it runs, and what became of the rows afterwards. */
export function ImportProgress({ begun, place, mayUndo }: ImportProgressProps) {
  const t = useTranslations('recordsDesk.importing');
  const opening = useTranslations('membersDesk.opening');
  const ui = useTranslations('ui');
  const say = useTranslations();
  const [state, setState] = useState(begun);
  const [asking, setAsking] = useState<'undo' | 'restore' | null>(null);
  const format = useFormatter();
  const router = useRouter();
  const { run, pending, problem } = useCommand<{ status: ImportState['status'] }>();
  const moving = isMoving(state.status);
  const { id } = begun;

  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => {
      void callApi<ImportState>('GET', `/imports/${id}`).then((result) => result.ok && setState(result.value));
    }, EVERY);
    return () => clearInterval(timer);
  }, [moving, id]);

  const cancel = async () => {
    const result = await run('POST', `/imports/${id}/cancel`);
    if (!result.ok) return;
    setState({ ...state, status: result.value.status });
    // What has come in since the last look stays as well.
    const seen = await callApi<ImportState>('GET', `/imports/${id}`);
    if (seen.ok) setState(seen.value);
  };

  return (
    <div className={styles.stack}>
      <span className={styles.tools} role="status">
        <strong>{state.fileName}</strong>
        <StatusPill tone={TONES[state.status]}>{t(`status.${state.status}`)}</StatusPill>
        <span className={styles.soft}>{t('by', { name: state.createdBy, at: new Date(state.createdAt) })}</span>
      </span>
      {moving && (
        <progress
          className={styles.progress}
          aria-label={t(`status.${state.status}`)}
          {...(state.status === 'running' && state.rows > 0 ? { value: state.position, max: state.rows } : {})}
        />
      )}
      <DataList
        // Points that were brought over are added, never changed.
        items={COUNTS.filter((name) => name !== 'updated' || state.points === null)
          .filter((name) => name !== 'binned' || state.binned > 0)
          .map((name) => ({
            name: t(`count.${name}`),
            value:
              name === 'position' && state.rows > 0
                ? t('of', { position: state.position, rows: state.rows })
                : format.number(state[name]),
          }))
          .concat(
            state.points === null
              ? []
              : [{ name: opening('imported'), value: format.number(state.points, { maximumFractionDigits: 4 }) }],
          )}
      />
      {state.failure && <FormMessage tone="bad">{faultText(say, state.failure)}</FormMessage>}
      {(state.status === 'waiting' || state.status === 'running') && <p className={styles.soft}>{t('stays')}</p>}
      {state.inBin > 0 && !moving && <p className={styles.soft}>{t('binned', { count: state.inBin })}</p>}
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      <div className={styles.tools}>
        {state.refused + state.binned > 0 && (
          <ButtonLink external href={`/api/v1/imports/${id}/problems.xlsx`}>
            {t('problemSheet')}
          </ButtonLink>
        )}
        {(state.status === 'waiting' || state.status === 'running') && (
          <Button pending={pending} onClick={() => void cancel()}>
            {t('cancel')}
          </Button>
        )}
        {mayUndo && state.created > 0 && ['done', 'cancelled', 'failed'].includes(state.status) && (
          <Button onClick={() => setAsking('undo')}>{t('undo')}</Button>
        )}
        {mayUndo && place && state.inBin > 0 && !moving && (
          <Button onClick={() => setAsking('restore')}>{t('restoreBinned', { count: state.inBin })}</Button>
        )}
      </div>
      <ConfirmDialog
        open={asking === 'undo'}
        title={t('undoTitle')}
        confirm={t('undo')}
        danger
        request={{ method: 'POST', path: `/imports/${id}/undo` }}
        onClose={() => setAsking(null)}
        onDone={() => {
          setAsking(null);
          setState({ ...state, status: 'undoing' });
        }}
      >
        {state.points === null ? t('undoText', { count: state.created }) : opening('undoText')}
      </ConfirmDialog>
      {asking === 'restore' && place && (
        <BulkDialog
          place={place}
          action={{ do: 'restore' }}
          pick={{ import: id }}
          count={state.inBin}
          onStarted={() => router.push(`/desk/${place.app}/forms/${place.form}` as Route)}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
