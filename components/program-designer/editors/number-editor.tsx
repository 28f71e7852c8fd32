'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import { patchSlot, readSlot } from '../rule-patch';
import { readNumber } from '../typed-number';
import type { EditorProps } from './editor';
import { EditorForm } from './editor-form';

/** Points, an amount, days, a priority. */
export function NumberEditor({ rule, name, path, problem, apply }: EditorProps) {
  const t = useTranslations('programDesigner');
  const before = readSlot(rule, path);
  const [text, setText] = useState(
    typeof before === 'number' && (before !== 0 || name === 'priority') ? String(before) : '',
  );
  const [wrong, setWrong] = useState(false);
  const remove = { perRecordCap: { unset: ['perRecordCap'] }, pendingDays: { set: { pendingDays: 0 } } }[
    name as string
  ];
  return (
    <EditorForm
      problem={problem}
      onSubmit={() => {
        const number = readNumber(text);
        setWrong(number === null);
        if (number !== null) apply(patchSlot(rule, path, number));
      }}
      onRemove={remove && typeof before === 'number' && before !== 0 ? () => apply(remove) : undefined}
    >
      <TextField
        label={t(`slots.${name}`)}
        inputMode="decimal"
        value={text}
        onChange={(event) => setText(event.target.value)}
        problem={wrong ? t('numberNeeded') : undefined}
      />
    </EditorForm>
  );
}
