'use client';

import { IconPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/api/form-dialog';
import { formValues } from '@/components/api/form-values';
import { useCommand } from '@/components/api/use-command';
import { route } from '@/components/shell/route';
import { Button } from '@/components/ui/button';
import { type Choice, SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { emptyFlow } from './empty-flow';
import type { FreshTitles } from './step-edits';

interface NewFlowDialogProps {
  readonly app: string;
  /** Forms without a flow. */
  readonly forms: readonly Choice[];
  /** Keys that flows have already. */
  readonly taken: readonly string[];
  readonly titles: FreshTitles;
}

/** Makes the flow of a form: a start, one approval and an end. */
export function NewFlowDialog({ app, forms, taken, titles }: NewFlowDialogProps) {
  const t = useTranslations('flowDesigner.list');
  const router = useRouter();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { run, pending, problem, clear } = useCommand();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { title = '', form = '' } = formValues(event);
    const key = taken.includes(form) ? `${form}_flow` : form;
    const body = emptyFlow({ form, title: { [locale]: title.trim() }, titles });
    const result = await run('POST', `/apps/${app}/definitions`, { kind: 'flow', key, body });
    if (!result.ok) return;
    setLeaving(true);
    router.push(route(`/studio/${app}/flows/${key}`));
  };
  return (
    <>
      <Button
        look="primary"
        icon={<IconPlus aria-hidden="true" />}
        disabled={forms.length === 0}
        title={forms.length === 0 ? t('noFormsLeft') : undefined}
        onClick={() => setOpen(true)}
      >
        {t('new')}
      </Button>
      <FormDialog
        open={open}
        title={t('new')}
        submit={t('create')}
        pending={pending || leaving}
        problem={problem}
        onSubmit={(event) => void submit(event)}
        onClose={() => {
          clear();
          setOpen(false);
        }}
      >
        <SelectField label={t('form')} help={t('formText')} name="form" options={forms} required />
        <TextField label={t('name')} name="title" maxLength={100} required />
      </FormDialog>
    </>
  );
}
