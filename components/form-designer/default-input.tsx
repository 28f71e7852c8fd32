'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { findFieldView } from '@/components/fields/registry';
import { SelectField } from '@/components/ui/select-field';
import { isBlank } from '@/engine/fields/blank';
import { findFieldType } from '@/engine/fields/registry';
import { sectionOf } from '@/engine/forms/compile';
import type { Field, FormBody } from '@/engine/forms/schema';
import { scopeOf } from '@/engine/forms/scope';
import { fieldsById } from '@/engine/forms/tree';
import { type Locale, localText } from '@/engine/kernel/text';
import { useDesigner } from './designer-scope';
import { FormulaInput } from './formula-input';
import styles from './inspector.module.css';
import { useFieldEdit } from './use-field-edit';

/** What a new record begins with: nothing, a value, or a formula. */
export function DefaultInput({ field }: { readonly field: Field }) {
  const t = useTranslations('formDesigner.defaults');
  const { body, locale, timeZone, services } = useDesigner();
  const { put } = useFieldEdit(field);
  const id = useId();
  const type = findFieldType(field.type);
  const view = findFieldView(field.type);
  const settings = type?.settings.safeParse(field.settings);
  if (!type || !view?.Input || !settings?.success || type.picks || type.references) return null;
  const expected = type.expressionType(settings.data);
  const kind = field.default === undefined ? 'none' : 'formula' in field.default ? 'formula' : 'value';
  const kinds = ['none', 'value', ...(expected && expected !== 'list' ? ['formula'] : [])];
  return (
    <>
      <SelectField
        label={t('name')}
        value={kind}
        options={kinds.map((one) => ({ value: one, label: t(one) }))}
        onChange={({ target }) =>
          put(
            'default',
            target.value === 'formula' ? { formula: '' } : target.value === 'value' ? { value: null } : undefined,
          )
        }
      />
      {field.default && 'value' in field.default && (
        <fieldset className={styles.plain} aria-label={t('value')}>
          {view.Input({
            field,
            settings: settings.data,
            title: t('value'),
            locale,
            timeZone,
            services,
            id,
            value: field.default.value,
            // zod's JSON type is the mutable twin of ours
            onChange: (value) =>
              put('default', isBlank(value) ? { value: null } : ({ value: parsed(value) } as Field['default'])),
            onBlur: () => {},
            placeholder: '',
            required: false,
            readOnly: false,
            aria: { 'aria-describedby': undefined, 'aria-invalid': undefined, 'aria-required': undefined },
          })}
        </fieldset>
      )}
      {field.default && 'formula' in field.default && (
        <FormulaInput
          label={t('formula')}
          value={field.default.formula}
          scope={scopeOf(body, sectionOf(field, fieldsById(body)))}
          titleOf={(name) => titleIn(body, name, locale)}
          expected={expected ?? undefined}
          onChange={(formula) => put('default', { formula })}
        />
      )}
    </>
  );

  /** Numbers are kept as numbers, so that the default reads the same in every language. */
  function parsed(value: Parameters<NonNullable<typeof type>['parse']>[0]) {
    const judged = type?.parse(value, settings?.data, { now: Date.now(), timeZone, locale, door: 'screen' });
    return judged && 'value' in judged && judged.value !== null ? judged.value : value;
  }
}

export function titleIn(body: FormBody, name: string, locale: Locale): string {
  const byId = fieldsById(body);
  return name
    .split('.')
    .map((id) => localText(byId.get(id)?.title, locale) || id)
    .join(' · ');
}
