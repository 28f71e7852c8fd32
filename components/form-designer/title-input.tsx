'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import control from '@/components/ui/field.module.css';
import type { Field } from '@/engine/forms/schema';
import { localText } from '@/engine/kernel/text';
import styles from './canvas-field.module.css';
import { useDesigner } from './designer-scope';

/** The title of a field, changed where it stands: Enter keeps what was typed, Escape what was there. */
export function TitleInput({ field, onDone }: { readonly field: Field; onDone(): void }) {
  const t = useTranslations('formDesigner.canvas');
  const { locale, edit } = useDesigner();
  const box = useRef<HTMLInputElement>(null);
  const before = localText(field.title, locale);
  useEffect(() => box.current?.select(), []);
  const keep = () => {
    const after = box.current?.value.trim() ?? '';
    if (after && after !== before) {
      edit({ do: 'change-field', id: field.id, set: { title: { ...field.title, [locale]: after } }, unset: [] });
    }
    onDone();
  };
  return (
    <input
      ref={box}
      className={`${control.input} ${styles.titleInput}`}
      aria-label={t('titleOf', { title: before || field.id })}
      defaultValue={before}
      maxLength={200}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') keep();
        else if (event.key === 'Escape') onDone();
        else return;
        event.preventDefault();
        document.getElementById(`canvas-${field.id}`)?.focus();
      }}
    />
  );
}
