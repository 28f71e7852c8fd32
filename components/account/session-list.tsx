'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { type ApiProblem, callApi } from '@/components/api/client';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Spinner } from '@/components/ui/spinner';
import { StatusPill } from '@/components/ui/status-pill';
import { formatMoment } from '@/lib/i18n/format';
import { chooseLocale } from '@/lib/i18n/locales';
import { deviceWords } from './device-words';
import styles from './session-list.module.css';

interface Session {
  readonly id: string;
  readonly current: boolean;
  readonly address: string | null;
  readonly browser: string | null;
  readonly signedInAt: string;
  readonly usedAt: string;
}

/** Where the account is signed in; each place can be ended from here. */
export function SessionList({ timeZone }: { readonly timeZone: string }) {
  const t = useTranslations('settings.sessions');
  const ui = useTranslations('ui');
  const [sessions, setSessions] = useState<readonly Session[] | null>(null);
  const [unread, setUnread] = useState<ApiProblem | null>(null);
  const { run, pending, problem } = useCommand();

  const load = useCallback(async () => {
    const result = await callApi<{ sessions: readonly Session[] }>('GET', '/api/auth/sessions');
    if (result.ok) setSessions(result.value.sessions);
    setUnread(result.ok ? null : result.problem);
  }, []);
  useEffect(() => void load(), [load]);

  const end = async (session: Session) => {
    const result = await run('DELETE', `/api/auth/sessions/${session.id}`);
    if (result.ok) await load();
  };
  const endOthers = async () => {
    const result = await run('POST', '/api/auth/sessions/end-others');
    if (result.ok) await load();
  };

  return (
    <Card
      title={t('title')}
      lead={t('lead')}
      actions={
        (sessions?.length ?? 0) > 1 && (
          <Button pending={pending} onClick={() => void endOthers()}>
            {t('endOthers')}
          </Button>
        )
      }
    >
      <ProblemMessage
        problem={unread ?? problem}
        words={problemWords(ui)}
        onRetry={() => void load()}
        signInAt="/sign-in"
      />
      {sessions === null && !unread && <Spinner label={ui('loading')} />}
      <ul className={styles.list}>
        {sessions?.map((session) => (
          <SessionRow key={session.id} session={session} timeZone={timeZone} onEnd={() => void end(session)} />
        ))}
      </ul>
    </Card>
  );
}

interface SessionRowProps {
  readonly session: Session;
  readonly timeZone: string;
  onEnd(): void;
}

function SessionRow({ session, timeZone, onEnd }: SessionRowProps) {
  const t = useTranslations('settings.sessions');
  const locale = chooseLocale(useLocale(), null);
  const device = deviceWords(session.browser) ?? t('unknownDevice');
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.device}>
          {device} {session.current && <StatusPill tone="ok">{t('here')}</StatusPill>}
        </span>
        <span className={styles.detail}>
          {t('detail', {
            address: session.address ?? t('unknownAddress'),
            used: formatMoment(Date.parse(session.usedAt), locale, timeZone),
          })}
        </span>
      </div>
      {!session.current && (
        <Button size="s" onClick={onEnd} aria-label={t('endOne', { device })}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}
