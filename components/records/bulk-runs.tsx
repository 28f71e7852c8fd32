'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { callApi } from '@/components/api/client';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { StatusPill, type Tone } from '@/components/ui/status-pill';
import type { FormBody } from '@/engine/forms/schema';
import { type Locale, localText } from '@/engine/kernel/text';
import { faultText, problemText } from '@/lib/i18n/fault-text';
import type { BulkRunView, FormPlace } from './bulk-types';
import styles from './records.module.css';

const EVERY = 700;
const TONES: Readonly<Record<BulkRunView['status'], Tone>> = {
  running: 'accent',
  done: 'ok',
  cancelled: 'warn',
  failed: 'bad',
};

interface BulkRunsProps {
  readonly place: FormPlace;
  readonly body: FormBody;
  readonly locale: Locale;
  readonly runs: readonly BulkRunView[];
}

export function BulkRuns({ place, body, locale, runs }: BulkRunsProps) {
  const t = useTranslations('recordsDesk.bulk');
  const [put, setPut] = useState<readonly string[]>([]);
  return (
    <ul className={styles.lines} aria-label={t('runs')}>
      {runs
        .filter(({ id }) => !put.includes(id))
        .map((run) => (
          <li key={run.id} className={styles.run}>
            <Run begun={run} place={place} body={body} locale={locale} onPutAway={() => setPut([...put, run.id])} />
          </li>
        ))}
    </ul>
  );
}

type RunProps = Omit<BulkRunsProps, 'runs'> & { readonly begun: BulkRunView; onPutAway(): void };

/** One action on many records: how far it is while it runs, and afterwards which were left and why. */
function Run({ begun, place, body, locale, onPutAway }: RunProps) {
  const t = useTranslations('recordsDesk.bulk');
  const say = useTranslations();
  const router = useRouter();
  const [run, setRun] = useState(begun);
  const { run: command, pending } = useCommand<{ run: BulkRunView }>();
  const moving = run.status === 'running';
  const { id } = begun;

  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => {
      void callApi<{ run: BulkRunView }>('GET', `/bulk/${id}`).then((result) => result.ok && setRun(result.value.run));
    }, EVERY);
    return () => clearInterval(timer);
  }, [moving, id]);

  // What the list shows has changed.
  const ended = begun.status === 'running' && !moving;
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);

  const stop = async () => {
    const result = await command('POST', `/bulk/${id}/cancel`);
    if (result.ok) setRun(result.value.run);
  };
  const reason = ({ path, code, params }: BulkRunView['left'][number]['problems'][number]) => {
    const refusal = { code, params };
    if (path === '') return faultText(say as never, refusal);
    const field = body.fields.find((one) => one.id === path.split('/')[1]);
    return t('at', { field: localText(field?.title, locale) || path, problem: problemText(say as never, refusal) });
  };

  return (
    <>
      <span className={styles.tools} role="status">
        <strong>{t(`action.${run.action}`)}</strong>
        <StatusPill tone={TONES[run.status]}>{t(`status.${run.status}`)}</StatusPill>
        <span>
          {moving
            ? t('progress', { position: run.position, total: run.total })
            : t('result', { changed: run.changed, unchanged: run.unchanged, refused: run.refused })}
        </span>
      </span>
      {moving && <progress className={styles.progress} aria-label={t('runs')} value={run.position} max={run.total} />}
      {run.left.length > 0 && (
        <details className={styles.left} open={!moving}>
          <summary>{t('left', { count: run.refused })}</summary>
          <ul>
            {run.left.map((one) => (
              <li key={one.id}>
                <Link href={`/desk/${place.app}/forms/${place.form}/${one.id}` as Route}>{one.title || one.id}</Link>
                {' — '}
                {one.problems.map(reason).join(say('ui.listComma'))}
              </li>
            ))}
          </ul>
          {run.refused > run.left.length && <p className={styles.soft}>{t('leftMore', { count: run.left.length })}</p>}
        </details>
      )}
      <span className={styles.tools}>
        {moving ? (
          <Button size="s" pending={pending} onClick={() => void stop()}>
            {t('stop')}
          </Button>
        ) : (
          <Button size="s" look="quiet" onClick={onPutAway}>
            {t('putAway')}
          </Button>
        )}
      </span>
    </>
  );
}
