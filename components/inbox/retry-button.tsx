'use client';

import { IconRefresh } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import styles from './incident.module.css';

/** Tries the step that has failed once more. */
export function RetryButton({ id }: { readonly id: string }) {
  const t = useTranslations('inbox.incidents');
  const ui = useTranslations('ui');
  const router = useRouter();
  const { run, pending, problem } = useCommand();
  const retry = async () => {
    const result = await run('POST', `/cases/${id}/retry`, {});
    if (result.ok) router.refresh();
  };
  return (
    <>
      <Button
        look="primary"
        icon={<IconRefresh size={18} aria-hidden="true" />}
        pending={pending}
        onClick={() => void retry()}
      >
        {t('retry')}
      </Button>
      {problem && (
        <div className={styles.message}>
          <ProblemMessage problem={problem} words={problemWords(ui)} />
        </div>
      )}
    </>
  );
}
