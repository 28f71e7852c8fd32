'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { messageAt } from '@/components/api/client';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FormMessage } from '@/components/ui/form-message';
import { rememberChoice } from '@/components/ui/remember-choice';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { LOCALE_COOKIE, LOCALES } from '@/lib/i18n/locales';
import styles from './account.module.css';

/** Name and language of the person who is signed in. */
export function ProfileForm({ name, locale }: { readonly name: string; readonly locale: string }) {
  const t = useTranslations('settings.profile');
  const ui = useTranslations('ui');
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { run, pending, problem } = useCommand();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const values = formValues(event);
    setSaved(false);
    const result = await run('PATCH', '/me', { name: values.name, locale: values.locale });
    if (!result.ok) return;
    setSaved(true);
    if (values.locale) rememberChoice(LOCALE_COOKIE, values.locale);
    router.refresh();
  };

  return (
    <Card title={t('title')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('name')}
          name="name"
          defaultValue={name}
          autoComplete="name"
          maxLength={100}
          problem={messageAt(problem, '/name')}
          required
        />
        <SelectField
          label={t('language')}
          help={t('languageHelp')}
          name="locale"
          defaultValue={locale}
          options={LOCALES.map((value) => ({ value, label: ui(`languages.${value}`) }))}
        />
        <ProblemMessage problem={problem} words={problemWords(ui)} signInAt="/sign-in" />
        {saved && <FormMessage tone="ok">{ui('saved')}</FormMessage>}
        <Button type="submit" look="primary" pending={pending}>
          {ui('save')}
        </Button>
      </form>
    </Card>
  );
}
