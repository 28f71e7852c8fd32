'use client';

import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import control from '@/components/ui/field.module.css';
import { type Option, optionsSchema } from '@/engine/fields/options';
import { freshId } from '@/engine/forms/tree';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import { useDesigner } from './designer-scope';
import styles from './inspector.module.css';

interface OptionsInputProps {
  readonly label: string;
  readonly help?: string;
  readonly value: Json;
  onChange(value: readonly Option[]): void;
}

/** The options of a choice in their order. Lines pasted into a label become options of their own. */
export function OptionsInput({ label, help, value, onChange }: OptionsInputProps) {
  const t = useTranslations('formDesigner.options');
  const { locale } = useDesigner();
  const options = optionsSchema.safeParse(value).data ?? [];
  const change = (at: number, next: Partial<Option>) =>
    onChange(options.map((one, index) => (index === at ? { ...one, ...next } : one)));
  const move = (at: number, by: 1 | -1) => {
    const next = [...options];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + by, 0, moved);
    onChange(next);
  };
  const fresh = (labels: readonly string[]): Option[] => {
    const taken = new Set(options.map(({ key }) => key));
    return labels.map((text) => {
      const key = freshId(taken, `option_${options.length + 1}`);
      taken.add(key);
      return { key, label: { [locale]: text }, retired: false };
    });
  };
  return (
    <fieldset className={styles.plain}>
      <legend className={control.label}>{label}</legend>
      <ul className={styles.options}>
        {options.map((option, at) => {
          const name = localText(option.label, locale) || option.key;
          return (
            <li key={option.key} className={styles.option}>
              <input
                className={control.input}
                aria-label={t('label', { n: at + 1 })}
                value={option.label[locale] ?? localText(option.label, locale)}
                onChange={(event) => change(at, { label: { ...option.label, [locale]: event.target.value } })}
                onPaste={(event) => {
                  const lines = event.clipboardData
                    .getData('text')
                    .split(/\r?\n/)
                    .map((line) => line.trim())
                    .filter(Boolean);
                  if (lines.length < 2) return;
                  event.preventDefault();
                  const [first = '', ...rest] = lines;
                  onChange([
                    ...options.slice(0, at),
                    { ...option, label: { ...option.label, [locale]: first } },
                    ...fresh(rest),
                    ...options.slice(at + 1),
                  ]);
                }}
              />
              <span className={styles.optionTools}>
                <label className={styles.retire}>
                  <input
                    type="checkbox"
                    checked={option.retired}
                    onChange={(event) => change(at, { retired: event.target.checked })}
                  />
                  {t('retired')}
                </label>
                <button type="button" aria-label={t('up', { name })} disabled={at === 0} onClick={() => move(at, -1)}>
                  <IconArrowUp size={16} aria-hidden="true" />
                </button>
                <button
                  type="button"
                  aria-label={t('down', { name })}
                  disabled={at === options.length - 1}
                  onClick={() => move(at, 1)}
                >
                  <IconArrowDown size={16} aria-hidden="true" />
                </button>
                <button
                  type="button"
                  aria-label={t('remove', { name })}
                  disabled={options.length === 1}
                  onClick={() => onChange(options.filter((one) => one !== option))}
                >
                  <IconTrash size={16} aria-hidden="true" />
                </button>
              </span>
            </li>
          );
        })}
      </ul>
      <Button
        size="s"
        icon={<IconPlus aria-hidden="true" />}
        onClick={() => onChange([...options, ...fresh([t('fresh', { n: options.length + 1 })])])}
      >
        {t('add')}
      </Button>
      {help && <div className={control.help}>{help}</div>}
    </fieldset>
  );
}
