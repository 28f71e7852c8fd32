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
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { FORM_PURPOSES } from '@/engine/forms/schema';
import { freshId } from '@/engine/forms/tree';

/** Makes a blank form and goes to its designer. */
export function NewFormDialog({ app, taken }: { readonly app: string; readonly taken: readonly string[] }) {
  const t = useTranslations('formDesigner.list');
  const router = useRouter();
  const forms = useTranslations('forms');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { run, pending, problem, clear } = useCommand();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { title = '', purpose = 'general' } = formValues(event);
    const key = freshId(new Set(taken), purpose === 'general' ? 'form' : purpose.toLowerCase());
    const body = { title: { [locale]: title.trim() }, purpose, fields: [] };
    const result = await run('POST', `/apps/${app}/definitions`, { kind: 'form', key, body });
    if (!result.ok) return;
    setLeaving(true);
    router.push(route(`/studio/${app}/forms/${key}`));
  };
  return (
    <>
      <Button look="primary" icon={<IconPlus aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('add')}
      </Button>
      <FormDialog
        open={open}
        title={t('add')}
        submit={t('create')}
        pending={pending || leaving}
        problem={problem}
        onSubmit={(event) => void submit(event)}
        onClose={() => {
          clear();
          setOpen(false);
        }}
      >
        <TextField label={forms('properties.title')} name="title" maxLength={100} required />
        <SelectField
          label={forms('properties.purpose')}
          help={t('purposeHelp')}
          name="purpose"
          options={FORM_PURPOSES.map((purpose) => ({ value: purpose, label: forms(`purposes.${purpose}`) }))}
        />
      </FormDialog>
    </>
  );
}
