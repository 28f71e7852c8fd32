'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { CheckField } from '@/components/ui/check-field';
import control from '@/components/ui/field.module.css';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { isObject } from '@/engine/fields/blank';
import { findFieldType } from '@/engine/fields/registry';
import { sectionOf } from '@/engine/forms/compile';
import { type Field, formBodySchema } from '@/engine/forms/schema';
import { scopeOf } from '@/engine/forms/scope';
import { fieldsById } from '@/engine/forms/tree';
import type { Json } from '@/engine/kernel/json';
import { localText, localTextSchema } from '@/engine/kernel/text';
import { titleIn } from './default-input';
import { useDesigner } from './designer-scope';
import { EdgeInput } from './edge-input';
import { FillsInput } from './fills-input';
import { FormulaInput } from './formula-input';
import styles from './inspector.module.css';
import { LocalTextInput } from './local-text-input';
import { NumberInput } from './number-input';
import { OptionsInput } from './options-input';
import { PartsInput } from './parts-input';
import { PictureInput } from './picture-input';
import type { Setting } from './type-sheets';
import { useFieldEdit } from './use-field-edit';

const CURRENCIES = ['CNY', 'TWD', 'HKD', 'MOP', 'USD', 'EUR', 'JPY', 'GBP', 'SGD', 'MYR'];
const MEGABYTE = 1_000_000;

/** One setting of a field's type, with the control its sheet names. */
export function SettingInput({ field, setting }: { readonly field: Field; readonly setting: Setting }) {
  const words = useTranslations('fields');
  const t = useTranslations('formDesigner');
  const { body, siblings, locale } = useDesigner();
  const { setting: put } = useFieldEdit(field);
  const id = useId();
  const { name } = setting;
  const label = words(`settings.${name}.title`);
  const help = words.has(`settings.${name}.help`) ? words(`settings.${name}.help`) : undefined;
  // Completed by the type, so that what was never set shows as it counts.
  const completed = findFieldType(field.type)?.settings.safeParse(field.settings).data;
  const value: Json =
    field.settings[name] ??
    (isObject(completed as Json) ? ((completed as { [key: string]: Json })[name] ?? null) : null); // settings are plain data
  const set = (next: unknown) => put(name, next as Json | undefined); // each control below makes what its schema takes
  const asLocal = localTextSchema.safeParse(value).data ?? {};
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  const choice = (one: string) => words(`choices.${name}.${one}`);
  switch (setting.control) {
    case 'text':
      return (
        <TextField
          label={label}
          help={help}
          value={String(value ?? '')}
          onChange={(event) => set(event.target.value)}
        />
      );
    case 'time':
      return (
        <TextField
          label={label}
          type="time"
          value={String(value ?? '')}
          onChange={(event) => set(event.target.value || undefined)}
        />
      );
    case 'number':
      return <NumberInput label={label} help={help} value={value} onChange={set} />;
    case 'megabytes':
      return (
        <NumberInput
          label={t('megabytes', { label })}
          value={typeof value === 'number' ? value / MEGABYTE : null}
          onChange={(next) => set(next === undefined ? undefined : Math.round(next * MEGABYTE))}
        />
      );
    case 'yesno':
      return (
        <CheckField
          label={label}
          help={help}
          checked={value === true}
          onChange={(event) => set(event.target.checked)}
        />
      );
    case 'localText':
    case 'localLines':
      return (
        <LocalTextInput
          label={label}
          help={help}
          lines={setting.control === 'localLines'}
          value={asLocal}
          locale={locale}
          onChange={set}
        />
      );
    case 'choice':
      return (
        <SelectField
          label={label}
          help={help}
          value={String(value ?? '')}
          options={(setting.choices ?? []).map((one) => ({ value: one, label: choice(one) }))}
          onChange={(event) => set(event.target.value)}
        />
      );
    case 'currency':
      return (
        <SelectField
          label={label}
          value={String(value ?? '')}
          options={CURRENCIES.map((one) => ({
            value: one,
            label: new Intl.DisplayNames(locale, { type: 'currency' }).of(one) ?? one,
          }))}
          onChange={(event) => set(event.target.value)}
        />
      );
    case 'choices':
      return (
        <fieldset className={styles.plain}>
          <legend className={control.label}>{label}</legend>
          {(setting.choices ?? []).map((one) => (
            <CheckField
              key={one}
              label={choice(one)}
              checked={list.includes(one)}
              onChange={(event) => set(event.target.checked ? [...list, one] : list.filter((other) => other !== one))}
            />
          ))}
          {help && <div className={control.help}>{help}</div>}
        </fieldset>
      );
    case 'options':
      return <OptionsInput label={label} help={help} value={value} onChange={set} />;
    case 'edge':
      return <EdgeInput label={label} value={value} onChange={set} />;
    case 'form': {
      const forms = siblings.filter(({ kind }) => kind === 'form');
      return (
        <SelectField
          label={label}
          value={String(value ?? '')}
          options={[
            { value: '', label: t('chooseForm') },
            ...forms.map(({ key, body: other }) => ({
              value: key,
              label: localText(formBodySchema.safeParse(other).data?.title, locale) || key,
            })),
          ]}
          onChange={(event) => set(event.target.value)}
        />
      );
    }
    case 'shown':
    case 'fills':
      return <FillsInput field={field} name={setting.control} label={label} help={help} value={list} onChange={set} />;
    case 'parts':
      return <PartsInput label={label} value={list} onChange={set} />;
    case 'formula':
      return (
        <FormulaInput
          label={label}
          value={String(value ?? '')}
          scope={scopeOf(body, sectionOf(field, fieldsById(body)))}
          titleOf={(one) => titleIn(body, one, locale)}
          onChange={set}
        />
      );
    case 'picture':
      return <PictureInput id={id} label={label} value={String(value ?? '')} onChange={set} />;
  }
}
