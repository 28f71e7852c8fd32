'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { CheckField } from '@/components/ui/check-field';
import { PasswordField } from '@/components/ui/password-field';
import { TextField } from '@/components/ui/text-field';
import styles from './entry-form.module.css';

/** One of the demo's people, ready to be tried. */
export interface DemoSignIn {
  readonly identifier: string;
  readonly password: string;
  /** In words. */
  readonly role: string;
}

interface SignInFormProps {
  /** Page to open afterwards. */
  readonly next: string;
  readonly demo?: readonly DemoSignIn[];
}

export function SignInForm({ next, demo = [] }: SignInFormProps) {
  const t = useTranslations('entry.signIn');
  const ui = useTranslations('ui');
  const { run, pending, problem } = useCommand<{ status: 'signedIn' | 'secondFactor' }>();
  // Stays busy while the next page loads.
  const [leaving, setLeaving] = useState(false);

  const signIn = async (identifier: string, password: string, remember: boolean) => {
    const result = await run('POST', '/api/auth/sign-in', { identifier, password, remember });
    if (!result.ok) return;
    setLeaving(true);
    const query = new URLSearchParams({ next });
    location.assign(result.value.status === 'secondFactor' ? `/sign-in/second-factor?${query}` : next);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const { identifier = '', password = '', remember } = formValues(event);
    void signIn(identifier, password, remember !== undefined);
  };

  return (
    <>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('identifier')}
          name="identifier"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordField
          label={t('password')}
          name="password"
          autoComplete="current-password"
          showLabel={ui('showPassword')}
          hideLabel={ui('hidePassword')}
          required
        />
        <div className={styles.row}>
          <CheckField label={t('remember')} name="remember" defaultChecked />
          <Link href="/forgot-password">{t('forgot')}</Link>
        </div>
        <ProblemMessage problem={problem} words={problemWords(ui)} />
        <Button type="submit" look="primary" size="l" wide pending={pending || leaving}>
          {t('submit')}
        </Button>
      </form>
      {demo.length > 0 && (
        <DemoList people={demo} onChoose={(one) => void signIn(one.identifier, one.password, true)} />
      )}
    </>
  );
}

function DemoList({ people, onChoose }: { readonly people: readonly DemoSignIn[]; onChoose(one: DemoSignIn): void }) {
  const t = useTranslations('entry.demo');
  return (
    <section className={styles.demo} aria-label={t('title')}>
      <h2 className={styles.demoTitle}>{t('title')}</h2>
      <ul className={styles.people}>
        {people.map((one) => (
          <li key={one.identifier} className={styles.person}>
            <div className={styles.personWords}>
              <strong>{one.role}</strong>
              <span>
                <code>{one.identifier}</code> · <code>{one.password}</code>
              </span>
            </div>
            <Button onClick={() => onChoose(one)} aria-label={t('enterAs', { role: one.role })}>
              {t('enter')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
