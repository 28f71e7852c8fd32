'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { messageAt } from '@/components/api/client';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { TextField } from '@/components/ui/text-field';
import styles from './entry-form.module.css';

/** Asks for a letter with a link. The answer is the same whether or not the address is known. */
export function ResetLinkForm() {
  const t = useTranslations('entry.forgot');
  const ui = useTranslations('ui');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { run, pending, problem } = useCommand();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { email = '' } = formValues(event);
    const result = await run('POST', '/api/auth/reset-link', { email });
    if (result.ok) setSentTo(email);
  };

  if (sentTo !== null) return <FormMessage tone="ok">{t('sent', { email: sentTo })}</FormMessage>;
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="email"
        problem={messageAt(problem, '/email')}
        required
      />
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      <Button type="submit" look="primary" size="l" wide pending={pending}>
        {t('submit')}
      </Button>
    </form>
  );
}
