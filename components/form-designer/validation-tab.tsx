'use client';

import { useTranslations } from 'next-intl';
import { CheckField } from '@/components/ui/check-field';
import { findFieldType } from '@/engine/fields/registry';
import type { Field } from '@/engine/forms/schema';
import { asLabel } from '@/lib/i18n/format';
import styles from './inspector.module.css';
import { SettingInput } from './setting-input';
import { TYPE_SHEETS } from './type-sheets';
import { useFieldEdit } from './use-field-edit';

export function ValidationTab({ field }: { readonly field: Field }) {
  const t = useTranslations('formDesigner.validation');
  const forms = useTranslations('forms.properties');
  const { set } = useFieldEdit(field);
  const type = findFieldType(field.type);
  const settings = (TYPE_SHEETS[field.type] ?? []).filter(({ judges }) => judges);
  const typed = type?.role === 'value' || type?.role === 'section';
  if (!typed && settings.length === 0) return <p className={styles.none}>{t('nothing')}</p>;
  return (
    <>
      {typed && (
        <CheckField
          label={asLabel(forms('required'))}
          checked={field.required}
          onChange={(event) => set({ required: event.target.checked })}
        />
      )}
      {type?.canBeUnique && !type.alwaysUnique && (
        <CheckField
          label={asLabel(forms('unique'))}
          help={t('uniqueHelp')}
          checked={field.unique}
          onChange={(event) => set({ unique: event.target.checked })}
        />
      )}
      {type?.canSort && (
        <CheckField
          label={asLabel(forms('indexed'))}
          help={t('indexedHelp')}
          checked={field.indexed}
          onChange={(event) => set({ indexed: event.target.checked })}
        />
      )}
      {settings.map((setting) => (
        <SettingInput key={setting.name} field={field} setting={setting} />
      ))}
    </>
  );
}
