'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import control from '@/components/ui/field.module.css';
import { LOCALES, type Locale, type LocalText } from '@/engine/kernel/text';
import styles from './inspector.module.css';

interface LocalTextInputProps {
  readonly label: string;
  readonly help?: string;
  readonly value: LocalText;
  readonly locale: Locale;
  readonly lines?: boolean;
  onChange(value: LocalText): void;
}

/** A text in the builder's own language; the other languages unfold below it. */
export function LocalTextInput({ label, help, value, locale, lines = false, onChange }: LocalTextInputProps) {
  const t = useTranslations('formDesigner');
  const ui = useTranslations('ui.languages');
  const id = useId();
  const [open, setOpen] = useState(false);
  const others = LOCALES.filter((one) => one !== locale);
  const boxOf = (one: Locale) => {
    const props = {
      id: one === locale ? id : undefined,
      className: control.input,
      value: value[one] ?? '',
      'aria-label': one === locale ? undefined : t('inLanguage', { label, language: ui(one) }),
      'aria-describedby': help && one === locale ? `${id}-help` : undefined,
      placeholder: one === locale ? undefined : ui(one),
      maxLength: 2000,
      lang: one,
      onChange: (event: { readonly target: { readonly value: string } }) =>
        onChange(withText(value, one, event.target.value)),
    };
    return lines ? <textarea key={one} rows={3} {...props} /> : <input key={one} {...props} />;
  };
  return (
    <div className={control.field}>
      <div className={styles.labelRow}>
        <label className={control.label} htmlFor={id}>
          {label}
        </label>
        <button
          type="button"
          className={styles.translate}
          aria-expanded={open}
          aria-label={t('translate', { label })}
          title={t('translate', { label })}
          onClick={() => setOpen(!open)}
        >
          {others.some((one) => value[one]) ? t('translated') : t('translateShort')}
        </button>
      </div>
      {boxOf(locale)}
      {open && others.map(boxOf)}
      {help && (
        <div className={control.help} id={`${id}-help`}>
          {help}
        </div>
      )}
    </div>
  );
}

/** Languages nobody wrote anything in are left out. */
function withText(value: LocalText, locale: Locale, text: string): LocalText {
  return Object.fromEntries(Object.entries({ ...value, [locale]: text }).filter(([, words]) => words));
}
