'use client';

import { IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import control from '@/components/ui/field.module.css';
import { isObject } from '@/engine/fields/blank';
import { SERIAL_DATES } from '@/engine/fields/serial';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import { useDesigner } from './designer-scope';
import styles from './inspector.module.css';

interface PartsInputProps {
  readonly label: string;
  readonly value: readonly Json[];
  onChange(value: readonly Json[]): void;
}

const FRESH: Readonly<Record<string, Json>> = {
  count: { kind: 'count', digits: 4 },
  date: { kind: 'date', format: 'YYYYMMDD' },
  text: { kind: 'text', text: '-' },
};

/** What a serial number is put together from, in order. */
export function PartsInput({ label, value, onChange }: PartsInputProps) {
  const t = useTranslations('formDesigner.parts');
  const kinds = useTranslations('fields.choices.parts');
  const { body, locale } = useDesigner();
  const put = (at: number, next: Json) => onChange(value.map((one, index) => (index === at ? next : one)));
  const fields = body.fields.filter(({ type }) => type === 'text' || type === 'radio' || type === 'select');
  const [first] = fields;
  const offered = ['date', 'text', 'count', ...(first ? ['field'] : [])];
  return (
    <fieldset className={styles.plain}>
      <legend className={control.label}>{label}</legend>
      <ul className={styles.options}>
        {value.filter(isObject).map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what names a part
          <li key={at} className={styles.part}>
            <span>{kinds(String(part.kind))}</span>
            {part.kind === 'count' && (
              <input
                className={control.input}
                type="number"
                min={2}
                max={12}
                aria-label={t('digits')}
                value={Number(part.digits)}
                onChange={(event) =>
                  put(at, { kind: 'count', digits: Math.min(12, Math.max(2, Math.round(Number(event.target.value)))) })
                }
              />
            )}
            {part.kind === 'date' && (
              <select
                className={control.input}
                aria-label={t('format')}
                value={String(part.format)}
                onChange={(event) => put(at, { kind: 'date', format: event.target.value })}
              >
                {SERIAL_DATES.map((format) => (
                  <option key={format}>{format}</option>
                ))}
              </select>
            )}
            {part.kind === 'text' && (
              <input
                className={control.input}
                aria-label={kinds('text')}
                maxLength={20}
                value={String(part.text)}
                onChange={(event) => event.target.value && put(at, { kind: 'text', text: event.target.value })}
              />
            )}
            {part.kind === 'field' && (
              <select
                className={control.input}
                aria-label={kinds('field')}
                value={String(part.field)}
                onChange={(event) => put(at, { kind: 'field', field: event.target.value })}
              >
                {fields.map((field) => (
                  <option key={field.id} value={field.id}>
                    {localText(field.title, locale) || field.id}
                  </option>
                ))}
              </select>
            )}
            <button
              type="button"
              aria-label={t('remove', { n: at + 1 })}
              disabled={value.length === 1}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            >
              <IconTrash size={16} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {value.length < 8 && (
        <select
          className={control.input}
          aria-label={t('add')}
          value=""
          onChange={({ target }) => {
            const fresh = target.value === 'field' && first ? { kind: 'field', field: first.id } : FRESH[target.value];
            if (fresh) onChange([...value, fresh]);
          }}
        >
          <option value="">{t('add')}</option>
          {offered.map((kind) => (
            <option key={kind} value={kind}>
              {kinds(kind)}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}
