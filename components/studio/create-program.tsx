'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { route } from '@/components/shell/route';
import { Button } from '@/components/ui/button';
import type { ProgramBody } from '@/engine/rules/program-schema';

interface CreateProgramProps {
  readonly app: string;
  readonly body: ProgramBody;
}

/** Creates the app's point program and opens it. */
export function CreateProgram({ app, body }: CreateProgramProps) {
  const t = useTranslations('studio.overview');
  const router = useRouter();
  const ui = useTranslations('ui');
  const { run, pending, problem } = useCommand();
  const [leaving, setLeaving] = useState(false);
  const create = async () => {
    const result = await run('POST', `/apps/${app}/definitions`, { kind: 'program', key: 'program', body });
    if (!result.ok) return;
    setLeaving(true);
    router.push(route(`/studio/${app}/points`));
  };
  return (
    <>
      <Button look="primary" pending={pending || leaving} onClick={() => void create()}>
        {t('createProgram')}
      </Button>
      <ProblemMessage problem={problem} words={problemWords(ui)} onRetry={() => void create()} signInAt="/sign-in" />
    </>
  );
}
