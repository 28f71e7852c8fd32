'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { PasswordField } from '@/components/ui/password-field';
import styles from './portal.module.css';

/** The member's own password, and the way out. */
export function MemberAccount({ app, hasPassword }: { readonly app: string; readonly hasPassword: boolean }) {
  const t = useTranslations('portal.me');
  const ui = useTranslations('ui');
  const [saved, setSaved] = useState(false);
  const change = useCommand();
  const leave = useCommand();
  const reveal = { showLabel: ui('showPassword'), hideLabel: ui('hidePassword') };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const { current, next } = formValues(event);
    const result = await change.run('POST', '/api/auth/member/password', {
      app,
      ...(current ? { current } : {}),
      next,
    });
    setSaved(result.ok);
    if (result.ok) form.reset();
  };
  const signOut = async () => {
    const result = await leave.run('POST', '/api/auth/member/sign-out', { app });
    if (result.ok) location.assign(`/m/${app}`);
  };

  return (
    <div className={styles.stack}>
      <section className={styles.panel} aria-label={t('password')}>
        <h2 className={styles.panelTitle}>{t('password')}</h2>
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          {hasPassword && (
            <PasswordField label={t('current')} name="current" autoComplete="current-password" required {...reveal} />
          )}
          <PasswordField label={t('next')} name="next" autoComplete="new-password" required {...reveal} />
          <ProblemMessage problem={change.problem} words={problemWords(ui)} />
          {saved && <FormMessage tone="ok">{t('saved')}</FormMessage>}
          <Button type="submit" pending={change.pending}>
            {t('save')}
          </Button>
        </form>
      </section>
      <Button wide pending={leave.pending} onClick={() => void signOut()}>
        {t('signOut')}
      </Button>
    </div>
  );
}
