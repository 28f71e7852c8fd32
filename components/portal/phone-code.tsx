'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import styles from './portal.module.css';

export type PhoneProven =
  | { readonly status: 'signedIn' }
  | { readonly status: 'phoneProven'; readonly phoneProof: string; readonly phone: string };

interface PhoneCodeProps {
  readonly app: string;
  onProven(answer: PhoneProven): void;
}

/** Two steps: a code is sent to the phone, and typed back in. */
export function PhoneCode({ app, onProven }: PhoneCodeProps) {
  const t = useTranslations('portal.signIn');
  const ui = useTranslations('ui');
  const [phone, setPhone] = useState<string | null>(null);
  const [wait, setWait] = useState(0);
  const ask = useCommand<{ resendAfter: number }>();
  const prove = useCommand<{ status: 'signedIn' } | { status: 'phoneProven'; phoneProof: string }>();

  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1_000);
    return () => clearTimeout(timer);
  }, [wait]);

  const send = async (number: string) => {
    const result = await ask.run('POST', '/api/auth/member/code', { app, phone: number });
    if (!result.ok) return;
    setPhone(number);
    setWait(result.value.resendAfter);
  };
  const submitPhone = (event: FormEvent<HTMLFormElement>) => void send(formValues(event).phone ?? '');
  const submitCode = async (event: FormEvent<HTMLFormElement>) => {
    const { code } = formValues(event);
    const result = await prove.run('POST', '/api/auth/member/sign-in', { app, phone, code });
    if (result.ok)
      onProven(result.value.status === 'phoneProven' ? { ...result.value, phone: phone ?? '' } : result.value);
  };

  if (phone === null) {
    return (
      <form className={styles.form} onSubmit={submitPhone}>
        <TextField
          label={t('phone')}
          name="phone"
          type="tel"
          autoComplete="tel-national"
          inputMode="tel"
          required
          help={t('phoneHelp')}
        />
        <ProblemMessage problem={ask.problem} words={problemWords(ui)} />
        <Button type="submit" look="primary" size="l" wide pending={ask.pending}>
          {t('sendCode')}
        </Button>
      </form>
    );
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submitCode(event)}>
      <p className={styles.lead}>{t('sent', { phone })}</p>
      <TextField
        label={t('code')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        required
        autoFocus
      />
      <ProblemMessage problem={prove.problem ?? ask.problem} words={problemWords(ui)} />
      <Button type="submit" look="primary" size="l" wide pending={prove.pending}>
        {t('continue')}
      </Button>
      <Button look="quiet" disabled={wait > 0} pending={ask.pending} onClick={() => void send(phone)}>
        {wait > 0 ? t('resendIn', { seconds: wait }) : t('resend')}
      </Button>
      <Button look="quiet" onClick={() => setPhone(null)}>
        {t('otherPhone')}
      </Button>
    </form>
  );
}
