'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { CheckField } from '@/components/ui/check-field';
import { TextField } from '@/components/ui/text-field';
import styles from './entry-form.module.css';

/** The second step of signing in: six digits of the authenticator, or one of the backup codes. */
export function SecondFactorForm({ next }: { readonly next: string }) {
  const t = useTranslations('entry.secondFactor');
  const ui = useTranslations('ui');
  const [kind, setKind] = useState<'totp' | 'backup'>('totp');
  const [leaving, setLeaving] = useState(false);
  const { run, pending, problem, clear } = useCommand();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { code, trustDevice } = formValues(event);
    const result = await run('POST', '/api/auth/second-factor', { code, kind, trustDevice: trustDevice !== undefined });
    if (!result.ok) return;
    setLeaving(true);
    location.assign(next);
  };
  const change = () => {
    clear();
    setKind(kind === 'totp' ? 'backup' : 'totp');
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {kind === 'totp' ? (
        <TextField
          key="totp"
          label={t('code')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]{6}"
          maxLength={6}
          required
        />
      ) : (
        <TextField key="backup" label={t('backupCode')} name="code" autoComplete="off" spellCheck={false} required />
      )}
      <CheckField label={t('trust')} name="trustDevice" />
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      <Button type="submit" look="primary" size="l" wide pending={pending || leaving}>
        {t('submit')}
      </Button>
      <button type="button" className={styles.plainButton} onClick={change}>
        {kind === 'totp' ? t('useBackup') : t('useCode')}
      </button>
    </form>
  );
}
