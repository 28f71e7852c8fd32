'use client';

import { IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { CheckField } from '@/components/ui/check-field';
import control from '@/components/ui/field.module.css';
import { isObject } from '@/engine/fields/blank';
import { findFieldType } from '@/engine/fields/registry';
import { type Field, formBodySchema } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import { useDesigner } from './designer-scope';
import styles from './inspector.module.css';

interface FillsInputProps {
  readonly field: Field;
  readonly name: 'shown' | 'fills';
  readonly label: string;
  readonly help?: string;
  readonly value: readonly Json[];
  onChange(value: readonly Json[]): void;
}

/** Fields of the other form: those shown while picking, or those copied into this form. */
export function FillsInput({ field, name, label, help, value, onChange }: FillsInputProps) {
  const t = useTranslations('formDesigner.fills');
  const { body, siblings, locale } = useDesigner();
  const target = siblings.find(({ kind, key }) => kind === 'form' && key === field.settings.form);
  const theirs = kept(formBodySchema.safeParse(target?.body).data?.fields ?? []);
  const ours = kept(body.fields).filter((one) => one.parent === field.parent && one.id !== field.id);
  const titleOf = (one: Field) => localText(one.title, locale) || one.id;
  if (theirs.length === 0) return null;
  if (name === 'shown')
    return (
      <fieldset className={styles.plain}>
        <legend className={control.label}>{label}</legend>
        {theirs.map((one) => (
          <CheckField
            key={one.id}
            label={titleOf(one)}
            checked={value.includes(one.id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...value, one.id] : value.filter((other) => other !== one.id))
            }
          />
        ))}
      </fieldset>
    );
  const fills = value.filter(isObject).map((one) => ({ from: String(one.from), to: String(one.to) }));
  const put = (at: number, next: { from?: string; to?: string }) =>
    onChange(fills.map((one, index) => (index === at ? { ...one, ...next } : one)));
  const [from] = theirs;
  const [to] = ours;
  return (
    <fieldset className={styles.plain}>
      <legend className={control.label}>{label}</legend>
      <ul className={styles.options}>
        {fills.map((fill, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what names a pair
          <li key={at} className={styles.part}>
            <Select
              label={t('from')}
              value={fill.from}
              fields={theirs}
              titleOf={titleOf}
              onChange={(id) => put(at, { from: id })}
            />
            <Select
              label={t('to')}
              value={fill.to}
              fields={ours}
              titleOf={titleOf}
              onChange={(id) => put(at, { to: id })}
            />
            <button
              type="button"
              aria-label={t('remove', { n: at + 1 })}
              onClick={() => onChange(fills.filter((_, index) => index !== at))}
            >
              <IconTrash size={16} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {from && to && (
        <button
          type="button"
          className={styles.translate}
          onClick={() => onChange([...fills, { from: from.id, to: to.id }])}
        >
          {t('add')}
        </button>
      )}
      {help && <div className={control.help}>{help}</div>}
    </fieldset>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly fields: readonly Field[];
  titleOf(field: Field): string;
  onChange(id: string): void;
}

function Select({ label, value, fields, titleOf, onChange }: SelectProps) {
  return (
    <select
      className={control.input}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {fields.map((one) => (
        <option key={one.id} value={one.id}>
          {titleOf(one)}
        </option>
      ))}
    </select>
  );
}

function kept(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ type }) => {
    const role = findFieldType(type)?.role;
    return role === 'value' || role === 'computed';
  });
}
