'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { messageAt } from '@/components/api/client';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { PasswordField } from '@/components/ui/password-field';
import styles from './entry-form.module.css';

/** A new password by the link of a letter. */
export function NewPasswordForm({ token }: { readonly token: string }) {
  const t = useTranslations('entry.reset');
  const ui = useTranslations('ui');
  const [changed, setChanged] = useState(false);
  const { run, pending, problem } = useCommand();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { password } = formValues(event);
    const result = await run('POST', '/api/auth/reset', { token, password });
    if (result.ok) setChanged(true);
  };

  if (changed) {
    return (
      <FormMessage tone="ok" action={<Link href="/sign-in">{t('signIn')}</Link>}>
        {t('changed')}
      </FormMessage>
    );
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <PasswordField
        label={t('password')}
        help={t('passwordHelp')}
        name="password"
        autoComplete="new-password"
        showLabel={ui('showPassword')}
        hideLabel={ui('hidePassword')}
        problem={messageAt(problem, '/password')}
        required
      />
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      <Button type="submit" look="primary" size="l" wide pending={pending}>
        {t('submit')}
      </Button>
    </form>
  );
}
