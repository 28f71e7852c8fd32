'use client';

import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { Qr } from '@/components/ui/qr';
import { TextField } from '@/components/ui/text-field';
import styles from './account.module.css';

interface SecondFactorSetupProps {
  /** `otpauth://…` of the new secret. */
  readonly uri: string;
  onBack(): void;
  onDone(): void;
}

/** Scan, then prove with a first code that scanning worked. */
export function SecondFactorSetup({ uri, onBack, onDone }: SecondFactorSetupProps) {
  const t = useTranslations('settings.secondFactor');
  const ui = useTranslations('ui');
  const { run, pending, problem } = useCommand();
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const confirm = async (event: FormEvent<HTMLFormElement>) => {
    const { code } = formValues(event);
    const result = await run('POST', '/api/auth/second-factor/confirm', { code });
    if (result.ok) onDone();
  };
  return (
    <div className={styles.setup}>
      <Qr value={uri} label={t('qr')} />
      <form className={styles.steps} onSubmit={(event) => void confirm(event)}>
        <p>{t('scan')}</p>
        <p>
          {t('typeIn')} <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <TextField
          label={t('code')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]{6}"
          maxLength={6}
          required
        />
        <ProblemMessage problem={problem} words={problemWords(ui)} signInAt="/sign-in" />
        <div className={styles.row}>
          <Button type="submit" look="primary" pending={pending}>
            {t('confirm')}
          </Button>
          <Button onClick={onBack}>{ui('cancel')}</Button>
        </div>
      </form>
    </div>
  );
}
