'use client';

import { useTranslations } from 'next-intl';
import { findFieldView } from '@/components/fields/registry';
import { CheckField } from '@/components/ui/check-field';
import { SelectField } from '@/components/ui/select-field';
import { findFieldType } from '@/engine/fields/registry';
import { type Field, fieldSchema } from '@/engine/forms/schema';
import type { LocalText } from '@/engine/kernel/text';
import { asLabel } from '@/lib/i18n/format';
import { DefaultInput } from './default-input';
import { useDesigner } from './designer-scope';
import styles from './inspector.module.css';
import { LocalTextInput } from './local-text-input';
import { SettingInput } from './setting-input';
import { TYPE_SHEETS } from './type-sheets';
import { useFieldEdit } from './use-field-edit';
import { WIDTHS } from './widths';

export function BasicsTab({ field }: { readonly field: Field }) {
  const t = useTranslations('formDesigner.basics');
  const forms = useTranslations('forms.properties');
  const words = useTranslations('fields.types');
  const { locale } = useDesigner();
  const { set, put } = useFieldEdit(field);
  const type = findFieldType(field.type);
  const view = findFieldView(field.type);
  const orNone = (text: LocalText) => (Object.values(text).some(Boolean) ? text : undefined);
  const plain = type?.role === 'value';
  return (
    <>
      <p className={styles.kind}>
        {type ? words(`${field.type}.title`) : field.type} · <code>{field.id}</code>
      </p>
      <LocalTextInput
        label={asLabel(forms('title'))}
        value={field.title}
        locale={locale}
        onChange={(title) => set({ title })}
      />
      {type?.role !== 'display' && type?.role !== 'container' && (
        <>
          <LocalTextInput
            label={asLabel(forms('help'))}
            value={field.help ?? {}}
            locale={locale}
            onChange={(help) => put('help', orNone(help))}
          />
          {plain && view?.frame === undefined && (
            <LocalTextInput
              label={asLabel(forms('placeholder'))}
              value={field.placeholder ?? {}}
              locale={locale}
              onChange={(placeholder) => put('placeholder', orNone(placeholder))}
            />
          )}
        </>
      )}
      {type?.role !== 'container' && type?.role !== 'section' && (
        <SelectField
          label={asLabel(forms('width'))}
          value={String(field.width)}
          options={WIDTHS.map((width) => ({ value: String(width), label: t('width', { columns: width }) }))}
          onChange={(event) => {
            const width = fieldSchema.shape.width.safeParse(Number(event.target.value));
            if (width.success) set({ width: width.data });
          }}
        />
      )}
      {(TYPE_SHEETS[field.type] ?? [])
        .filter(({ judges }) => !judges)
        .map((setting) => (
          <SettingInput key={setting.name} field={field} setting={setting} />
        ))}
      {plain && <DefaultInput field={field} />}
      {plain && (
        <CheckField
          label={asLabel(forms('readOnly'))}
          checked={field.readOnly}
          onChange={(event) => set({ readOnly: event.target.checked })}
        />
      )}
    </>
  );
}
