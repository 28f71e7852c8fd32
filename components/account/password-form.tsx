'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { messageAt } from '@/components/api/client';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FormMessage } from '@/components/ui/form-message';
import { PasswordField } from '@/components/ui/password-field';
import styles from './account.module.css';

/** A new password for oneself; every other device is signed out. */
export function PasswordForm() {
  const t = useTranslations('settings.password');
  const ui = useTranslations('ui');
  const [changed, setChanged] = useState(0);
  const { run, pending, problem } = useCommand();
  const words = { showLabel: ui('showPassword'), hideLabel: ui('hidePassword') };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { current, next } = formValues(event);
    const result = await run('POST', '/api/auth/password', { current, next });
    if (result.ok) setChanged(changed + 1);
  };

  return (
    <Card title={t('title')} lead={t('lead')}>
      {/* A new key empties the fields once the change is in force. */}
      <form key={changed} className={styles.form} onSubmit={(event) => void submit(event)}>
        <PasswordField label={t('current')} name="current" autoComplete="current-password" required {...words} />
        <PasswordField
          label={t('next')}
          help={t('nextHelp')}
          name="next"
          autoComplete="new-password"
          problem={messageAt(problem, '/password')}
          required
          {...words}
        />
        <ProblemMessage problem={problem} words={problemWords(ui)} signInAt="/sign-in" />
        {changed > 0 && !problem && <FormMessage tone="ok">{t('changed')}</FormMessage>}
        <Button type="submit" look="primary" pending={pending}>
          {t('submit')}
        </Button>
      </form>
    </Card>
  );
}
