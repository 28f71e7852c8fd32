'use client';

import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { PasswordField } from '@/components/ui/password-field';
import styles from './account.module.css';

interface PasswordStepProps<Output> {
  readonly path: string;
  readonly submit: string;
  onBack(): void;
  onDone(output: Output): void;
}

/** Asks for the password once more before something that protects the account is changed. */
export function PasswordStep<Output = unknown>({ path, submit, onBack, onDone }: PasswordStepProps<Output>) {
  const t = useTranslations('settings.secondFactor');
  const ui = useTranslations('ui');
  const { run, pending, problem } = useCommand<Output>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    const { password } = formValues(event);
    const result = await run('POST', path, { password });
    if (result.ok) onDone(result.value);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <PasswordField
        label={t('password')}
        name="password"
        autoComplete="current-password"
        showLabel={ui('showPassword')}
        hideLabel={ui('hidePassword')}
        required
      />
      <ProblemMessage problem={problem} words={problemWords(ui)} signInAt="/sign-in" />
      <div className={styles.row}>
        <Button type="submit" look="primary" pending={pending}>
          {submit}
        </Button>
        <Button onClick={onBack}>{ui('cancel')}</Button>
      </div>
    </form>
  );
}
