'use client';

import { IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { findFieldView } from '@/components/fields/registry';
import { Button } from '@/components/ui/button';
import { FieldFrame } from '@/components/ui/field-frame';
import { SelectField } from '@/components/ui/select-field';
import { findFieldType } from '@/engine/fields/registry';
import type { record } from '@/engine/flows/nodes/record';
import type { Field } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import { useFlow } from './flow-scope';
import { fieldName } from './flow-words';
import { fieldChoices } from './form-fields';
import type { ConfigOf, NodeSettingsProps } from './node-view';
import styles from './settings.module.css';

/** Which fields of the record get which values. A value that its field refuses is not taken over. */
export function RecordSettings({ config, change }: NodeSettingsProps<ConfigOf<typeof record>>) {
  const t = useTranslations('flowDesigner.record');
  const scope = useFlow();
  const choices = fieldChoices(scope, isWritable).filter(({ value }) => !Object.hasOwn(config.set, value));
  const put = (id: string, value: Json) => change('set', { ...config.set, [id]: value });
  const drop = (id: string) =>
    change('set', Object.fromEntries(Object.entries(config.set).filter(([one]) => one !== id)));
  return (
    <div className={styles.stack}>
      {Object.entries(config.set).map(([id, value]) => (
        <div key={id} className={styles.rule}>
          <ValueInput id={id} value={value} onChange={(next) => put(id, next)} />
          <Button size="s" look="quiet" icon={<IconTrash size={18} aria-hidden="true" />} onClick={() => drop(id)}>
            {t('leave', { field: fieldName(scope, id) })}
          </Button>
        </div>
      ))}
      {choices.length > 0 && (
        <SelectField
          label={t('add')}
          value=""
          options={[{ value: '', label: t('choose') }, ...choices]}
          onChange={({ target }) => target.value && put(target.value, null)}
        />
      )}
    </div>
  );
}

function isWritable(field: Field): boolean {
  return findFieldType(field.type)?.role === 'value' && findFieldView(field.type)?.Input !== undefined;
}

interface ValueInputProps {
  readonly id: string;
  readonly value: Json;
  onChange(value: Json): void;
}

function ValueInput({ id, value, onChange }: ValueInputProps) {
  const t = useTranslations('flowDesigner.record');
  const own = useId();
  const scope = useFlow();
  const [raw, setRaw] = useState<Json>(value);
  const [refused, setRefused] = useState(false);
  const field = scope.form?.fields.find((one) => one.id === id);
  const type = field && findFieldType(field.type);
  const settings = type?.settings.safeParse(field?.settings);
  const Input = field && findFieldView(field.type)?.Input;
  const title = fieldName(scope, id);
  if (!field || !type || !settings?.success || !Input) return <p className={styles.note}>{title}</p>;
  const heard = (next: Json) => {
    setRaw(next);
    const parsed =
      next === null || next === ''
        ? { value: null }
        : type.parse(next, settings.data, { now: 0, timeZone: 'UTC', locale: scope.locale, door: 'flow' });
    setRefused(!('value' in parsed));
    if ('value' in parsed) onChange(parsed.value);
  };
  return (
    <FieldFrame
      id={own}
      label={title}
      help={raw === null ? t('clears') : undefined}
      problem={refused ? t('refused') : undefined}
    >
      <Input
        id={own}
        field={field}
        settings={settings.data}
        title={title}
        locale={scope.locale}
        timeZone="UTC"
        value={raw}
        placeholder=""
        required={false}
        readOnly={false}
        aria={{ 'aria-describedby': undefined, 'aria-invalid': refused || undefined, 'aria-required': undefined }}
        services={{
          names: scope.names,
          fileAddress: (file) => `/api/v1/files/${file}`,
          search: async (kind, text) => (kind === 'staff' ? scope.findStaff(text) : []),
        }}
        onBlur={() => undefined}
        onChange={heard}
      />
    </FieldFrame>
  );
}
