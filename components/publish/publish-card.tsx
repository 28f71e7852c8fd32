'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FormMessage } from '@/components/ui/form-message';
import { TextField } from '@/components/ui/text-field';
import styles from './publish.module.css';

interface PublishCardProps {
  readonly app: string;
  readonly changes: number;
  readonly errors: number;
  readonly mayPublish: boolean;
}

/** Puts all changes in force together, or says why that cannot be done now. */
export function PublishCard({ app, changes, errors, mayPublish }: PublishCardProps) {
  const t = useTranslations('studio.publish');
  const ui = useTranslations('ui');
  const router = useRouter();
  const { run, pending, problem } = useCommand<{ readonly revision: number }>();
  const [note, setNote] = useState('');
  const [done, setDone] = useState<number>();
  const publish = async () => {
    const result = await run('POST', `/apps/${app}/publish`, { note: note.trim() });
    if (!result.ok) return;
    setDone(result.value.revision);
    setNote('');
    router.refresh();
  };
  const why = !mayPublish ? t('notAllowed') : errors > 0 ? t('errorsFirst', { count: errors }) : null;
  return (
    <Card title={t('change', { count: changes })} lead={changes > 0 ? t('together') : t('nothing')}>
      <div className={styles.stack}>
        {done !== undefined && <FormMessage tone="ok">{t('done', { revision: done })}</FormMessage>}
        {changes > 0 && (
          <form
            className={styles.publish}
            onSubmit={(event) => {
              event.preventDefault();
              void publish();
            }}
          >
            <TextField
              label={t('note')}
              placeholder={t('noteHint')}
              value={note}
              maxLength={500}
              onChange={(event) => setNote(event.target.value)}
            />
            <Button type="submit" look="primary" pending={pending} disabled={why !== null}>
              {t('publish')}
            </Button>
          </form>
        )}
        {changes > 0 && why && <p className={styles.why}>{why}</p>}
        <ProblemMessage problem={problem} words={problemWords(ui)} onRetry={() => void publish()} signInAt="/sign-in" />
        {problem && problem.problems.length > 0 && (
          <ul className={styles.sentences}>
            {problem.problems.map(({ path, message }) => (
              <li key={path + message}>{message}</li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
