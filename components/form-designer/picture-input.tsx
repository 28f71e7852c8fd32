'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import control from '@/components/ui/field.module.css';
import { IMAGE_TYPES } from '@/engine/fields/image';
import { useDesigner } from './designer-scope';

interface PictureInputProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

/** One image that belongs to the form. */
export function PictureInput({ id, label, value, onChange }: PictureInputProps) {
  const t = useTranslations('formDesigner.picture');
  const { services } = useDesigner();
  const [state, setState] = useState('');
  const send = async (file: File | undefined) => {
    if (!file) return;
    setState(t('sending'));
    const sent = await services.upload?.(file);
    if (!sent) return;
    setState('refused' in sent ? sent.refused : '');
    if (!('refused' in sent)) onChange(sent.id);
  };
  return (
    <div className={control.field}>
      <label className={control.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept={IMAGE_TYPES.join(',')}
        aria-describedby={`${id}-state`}
        onChange={(event) => void send(event.target.files?.[0])}
      />
      <span id={`${id}-state`} className={control.help} role="status">
        {state || (value ? t('chosen') : t('none'))}
      </span>
    </div>
  );
}
