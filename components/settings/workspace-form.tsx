'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { messageAt } from '@/components/api/client';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FormMessage } from '@/components/ui/form-message';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { LOCALES } from '@/lib/i18n/locales';
import styles from './settings.module.css';

interface WorkspaceFormProps {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  /** IANA names this server knows. */
  readonly timeZones: readonly string[];
}

interface WorkspaceWords {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
}

/** Name, time zone and language of the company. */
export function WorkspaceForm({ name, timeZone, locale, timeZones }: WorkspaceFormProps) {
  const t = useTranslations('settings.workspace');
  const ui = useTranslations('ui');
  const router = useRouter();
  const { register, handleSubmit, reset, formState } = useForm<WorkspaceWords>({
    defaultValues: { name, timeZone, locale },
  });
  const { run, pending, problem } = useCommand();
  const submit = async (values: WorkspaceWords) => {
    const result = await run('PATCH', '/workspace', values);
    if (!result.ok) return;
    // What is saved is what later changes are measured by.
    reset(values, { keepIsSubmitSuccessful: true });
    router.refresh();
  };
  const saved = formState.isSubmitSuccessful && !formState.isDirty && !problem;
  return (
    <Card>
      <form className={styles.form} onSubmit={(event) => void handleSubmit(submit)(event)}>
        <TextField
          label={t('name')}
          {...register('name')}
          maxLength={100}
          problem={messageAt(problem, '/name')}
          required
        />
        <SelectField
          label={t('timeZone')}
          help={t('timeZoneHelp')}
          {...register('timeZone')}
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          problem={messageAt(problem, '/timeZone')}
        />
        <SelectField
          label={t('language')}
          help={t('languageHelp')}
          {...register('locale')}
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
