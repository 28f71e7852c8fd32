'use client';

import { useLocale, useTranslations } from 'next-intl';
import { NewDialog } from '@/components/api/new-dialog';
import { route } from '@/components/shell/route';
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
  const locale = useLocale();
  return (
    <NewDialog
      title={t('new')}
      submit={t('create')}
      unable={forms.length === 0 ? t('noFormsLeft') : undefined}
      make={async (run, { title = '', form = '' }) => {
        const key = taken.includes(form) ? `${form}_flow` : form;
        const body = emptyFlow({ form, title: { [locale]: title.trim() }, titles });
        const result = await run('POST', `/apps/${app}/definitions`, { kind: 'flow', key, body });
        return { result, address: () => route(`/studio/${app}/flows/${key}`) };
      }}
      fields={() => (
        <>
          <SelectField label={t('form')} help={t('formText')} name="form" options={forms} required />
          <TextField label={t('name')} name="title" maxLength={100} required />
        </>
      )}
    />
  );
}
