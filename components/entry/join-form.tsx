'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { type ApiProblem, callApi, messageAt } from '@/components/api/client';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { PasswordField } from '@/components/ui/password-field';
import { Spinner } from '@/components/ui/spinner';
import { TextField } from '@/components/ui/text-field';
import styles from './entry-form.module.css';

interface Invitation {
  readonly company: string;
  readonly email: string;
  readonly name: string;
  readonly locale: string;
  readonly hasAccount: boolean;
}

/** Becoming staff by the link of an invitation: new people choose a password, others sign in with their account first. */
export function JoinForm({ token }: { readonly token: string }) {
  const t = useTranslations('entry.join');
  const ui = useTranslations('ui');
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  /** E-mail address of the account that is signed in, if any. */
  const [signedInAs, setSignedInAs] = useState<string | null>(null);
  const [unread, setUnread] = useState<ApiProblem | null>(null);

  useEffect(() => {
    const { signal, abort } = abortable();
    const asked = callApi<Invitation>('GET', '/api/auth/invitation', { body: { token }, signal });
    const session = callApi<{ user: { email: string } }>('GET', '/api/auth/session', { signal });
    void Promise.all([asked, session]).then(([result, who]) => {
      if (signal.aborted) return;
      if (who.ok) setSignedInAs(who.value.user.email);
      if (result.ok) setInvitation(result.value);
      else setUnread(result.problem);
    });
    return abort;
  }, [token]);

  if (unread)
    return (
      <div className={styles.form}>
        <ProblemMessage problem={unread} words={problemWords(ui)} onRetry={() => location.reload()} />
        <Link href="/sign-in">{t('toSignIn')}</Link>
      </div>
    );
  if (!invitation) return <Spinner label={ui('loading')} />;
  const isTheirs = signedInAs?.toLowerCase() === invitation.email.toLowerCase();
  if (invitation.hasAccount && !isTheirs) return <SignInFirst invitation={invitation} token={token} />;
  return <AcceptForm invitation={invitation} token={token} needsPassword={!invitation.hasAccount} />;
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

function SignInFirst({ invitation, token }: { readonly invitation: Invitation; readonly token: string }) {
  const t = useTranslations('entry.join');
  const next = `/join?${new URLSearchParams({ token })}`;
  return (
    <div className={styles.form}>
      <p>{t('signInFirst', { company: invitation.company, email: invitation.email })}</p>
      <Link href={{ pathname: '/sign-in', query: { next } }}>{t('signIn')}</Link>
    </div>
  );
}

interface AcceptFormProps {
  readonly invitation: Invitation;
  readonly token: string;
  readonly needsPassword: boolean;
}

function AcceptForm({ invitation, token, needsPassword }: AcceptFormProps) {
  const t = useTranslations('entry.join');
  const ui = useTranslations('ui');
  const [leaving, setLeaving] = useState(false);
  const { run, pending, problem } = useCommand<{ email: string }>();
  const signIn = useCommand();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { name, password } = formValues(event);
    const joined = await run('POST', '/api/auth/accept-invitation', { token, name, password });
    if (!joined.ok) return;
    setLeaving(true);
    const ready =
      password === undefined
        ? { ok: true }
        : await signIn.run('POST', '/api/auth/sign-in', { identifier: joined.value.email, password });
    location.assign(ready.ok ? '/home' : '/sign-in');
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p>{t('invited', { company: invitation.company, email: invitation.email })}</p>
      <TextField
        label={t('name')}
        name="name"
        defaultValue={invitation.name}
        autoComplete="name"
        maxLength={100}
        problem={messageAt(problem, '/name')}
        required
      />
      {needsPassword && (
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
      )}
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      <Button type="submit" look="primary" size="l" wide pending={pending || leaving}>
        {t('submit')}
      </Button>
    </form>
  );
}
