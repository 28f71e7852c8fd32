'use client';

import { useLocale, useTranslations } from 'next-intl';
import { NewDialog } from '@/components/api/new-dialog';
import { route } from '@/components/shell/route';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { FORM_PURPOSES } from '@/engine/forms/schema';
import { freshId } from '@/engine/forms/tree';
import { asLabel } from '@/lib/i18n/format';

/** Makes a blank form and goes to its designer. */
export function NewFormDialog({ app, taken }: { readonly app: string; readonly taken: readonly string[] }) {
  const t = useTranslations('formDesigner.list');
  const forms = useTranslations('forms');
  const locale = useLocale();
  return (
    <NewDialog
      title={t('add')}
      submit={t('create')}
      make={async (run, { title = '', purpose = 'general' }) => {
        const key = freshId(new Set(taken), purpose === 'general' ? 'form' : purpose.toLowerCase());
        const body = { title: { [locale]: title.trim() }, purpose, fields: [] };
        const result = await run('POST', `/apps/${app}/definitions`, { kind: 'form', key, body });
        return { result, address: () => route(`/studio/${app}/forms/${key}`) };
      }}
      fields={() => (
        <>
          <TextField label={asLabel(forms('properties.title'))} name="title" maxLength={100} required />
          <SelectField
            label={asLabel(forms('properties.purpose'))}
            help={t('purposeHelp')}
            name="purpose"
            options={FORM_PURPOSES.map((purpose) => ({ value: purpose, label: forms(`purposes.${purpose}`) }))}
          />
        </>
      )}
    />
  );
}
