'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { TextField } from '@/components/ui/text-field';
import styles from './portal.module.css';

/** Another phone, proven by the code that is sent to it. */
export function ChangePhone({ app }: { readonly app: string }) {
  const t = useTranslations('portal.me');
  const signIn = useTranslations('portal.signIn');
  const ui = useTranslations('ui');
  const router = useRouter();
  const [phone, setPhone] = useState<string | null>(null);
  const [changed, setChanged] = useState(false);
  const ask = useCommand();
  const change = useCommand();

  const send = async (event: FormEvent<HTMLFormElement>) => {
    const { phone: number = '' } = formValues(event);
    setChanged(false);
    const result = await ask.run('POST', '/api/auth/member/code', { app, phone: number });
    if (result.ok) setPhone(number);
  };
  const prove = async (event: FormEvent<HTMLFormElement>) => {
    const { code } = formValues(event);
    const result = await change.run('POST', '/api/auth/member/phone', { app, phone, code });
    if (!result.ok) return;
    setPhone(null);
    setChanged(true);
    router.refresh();
  };

  return (
    <section className={styles.panel} aria-label={t('changePhone')}>
      <h2 className={styles.panelTitle}>{t('changePhone')}</h2>
      {phone === null ? (
        <form key="phone" className={styles.form} onSubmit={(event) => void send(event)}>
          <TextField
            label={t('newPhone')}
            help={t('newPhoneHelp')}
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="off"
            required
          />
          <ProblemMessage problem={ask.problem} words={problemWords(ui)} />
          {changed && <FormMessage tone="ok">{t('phoneChanged')}</FormMessage>}
          <Button type="submit" pending={ask.pending}>
            {signIn('sendCode')}
          </Button>
        </form>
      ) : (
        <form key="code" className={styles.form} onSubmit={(event) => void prove(event)}>
          <p className={styles.lead}>{signIn('sent', { phone })}</p>
          <TextField
            label={signIn('code')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            required
            autoFocus
          />
          <ProblemMessage problem={change.problem} words={problemWords(ui)} />
          <Button type="submit" pending={change.pending}>
            {t('changePhone')}
          </Button>
          <Button look="quiet" onClick={() => setPhone(null)}>
            {signIn('otherPhone')}
          </Button>
        </form>
      )}
    </section>
  );
}
