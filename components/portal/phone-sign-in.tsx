'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { PasswordField } from '@/components/ui/password-field';
import { TextField } from '@/components/ui/text-field';
import { PhoneCode, type PhoneProven } from './phone-code';
import styles from './portal.module.css';

interface PhoneSignInProps {
  readonly app: string;
  /** On the demo only: a member to try. */
  readonly demo: { readonly phone: string; readonly password: string } | null;
}

/** Signs a member in by a code or a password; a phone nobody has registered goes on to registration. */
export function PhoneSignIn({ app, demo }: PhoneSignInProps) {
  const t = useTranslations('portal.signIn');
  const ui = useTranslations('ui');
  const [withPassword, setWithPassword] = useState(false);
  const command = useCommand();

  const proven = (answer: PhoneProven) => {
    if (answer.status === 'phoneProven') {
      // The join page goes on where this one has proven the phone.
      sessionStorage.setItem(`pw-phone-${app}`, JSON.stringify(answer));
      location.assign(`/m/${app}/join`);
    } else location.assign(`/m/${app}`);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => void signIn(formValues(event));
  const signIn = async ({ phone, password }: { readonly phone?: string; readonly password?: string }) => {
    const result = await command.run('POST', '/api/auth/member/sign-in-with-password', { app, phone, password });
    if (result.ok) location.assign(`/m/${app}`);
  };

  return (
    <div className={styles.stack}>
      <h1 className={styles.title}>{t('title')}</h1>
      {withPassword ? (
        <form className={styles.form} onSubmit={submit}>
          <TextField label={t('phone')} name="phone" type="tel" autoComplete="tel-national" inputMode="tel" required />
          <PasswordField
            label={t('password')}
            name="password"
            autoComplete="current-password"
            required
            showLabel={ui('showPassword')}
            hideLabel={ui('hidePassword')}
          />
          <ProblemMessage problem={command.problem} words={problemWords(ui)} />
          <Button type="submit" look="primary" size="l" wide pending={command.pending}>
            {t('signIn')}
          </Button>
        </form>
      ) : (
        <PhoneCode app={app} onProven={proven} />
      )}
      <Button look="quiet" onClick={() => setWithPassword(!withPassword)}>
        {withPassword ? t('byCode') : t('byPassword')}
      </Button>
      {demo && (
        <section className={styles.demo} aria-label={t('demo')}>
          <div>
            <p className={styles.soft}>{t('demo')}</p>
            <code>{demo.phone}</code> · <code>{demo.password}</code>
          </div>
          <Button pending={command.pending} onClick={() => void signIn(demo)}>
            {t('demoEnter')}
          </Button>
        </section>
      )}
    </div>
  );
}
