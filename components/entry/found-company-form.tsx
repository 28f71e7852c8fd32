'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { messageAt } from '@/components/api/client';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { PasswordField } from '@/components/ui/password-field';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import styles from './entry-form.module.css';

interface FoundCompanyFormProps {
  /** IANA names this server knows. */
  readonly timeZones: readonly string[];
}

/** Founds the company with the token of the terminal, and signs its first owner in. */
export function FoundCompanyForm({ timeZones }: FoundCompanyFormProps) {
  const t = useTranslations('entry.found');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [timeZone, setTimeZone] = useState('Asia/Shanghai');
  const [leaving, setLeaving] = useState(false);
  const { run, pending, problem } = useCommand();

  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // A browser that says UTC mostly does not know where it is.
    if (own !== 'UTC' && timeZones.includes(own)) setTimeZone(own);
  }, [timeZones]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { setupToken, company, name, email, password } = formValues(event);
    const founded = await run('POST', '/api/auth/create-company', {
      setupToken,
      name: company,
      timeZone,
      locale,
      owner: { name, email, password },
    });
    if (!founded.ok) return;
    setLeaving(true);
    const signedIn = await run('POST', '/api/auth/sign-in', { identifier: email, password });
    location.assign(signedIn.ok ? '/home' : '/sign-in');
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('token')}
        help={t('tokenHelp')}
        name="setupToken"
        autoComplete="off"
        spellCheck={false}
        problem={messageAt(problem, '/setupToken')}
        required
      />
      <TextField
        label={t('company')}
        name="company"
        autoComplete="organization"
        maxLength={100}
        problem={messageAt(problem, '/name')}
        required
      />
      <SelectField
        label={t('timeZone')}
        help={t('timeZoneHelp')}
        value={timeZone}
        onChange={(event) => setTimeZone(event.currentTarget.value)}
        options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
      <div className={styles.pair}>
        <TextField
          label={t('name')}
          name="name"
          autoComplete="name"
          maxLength={100}
          problem={messageAt(problem, '/owner/name')}
          required
        />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="email"
          problem={messageAt(problem, '/owner/email')}
          required
        />
      </div>
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
      <Button type="submit" look="primary" size="l" wide pending={pending || leaving}>
        {t('submit')}
      </Button>
    </form>
  );
}
