'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CheckField } from '@/components/ui/check-field';
import type { EditorProps } from './editor';
import { EditorForm } from './editor-form';

/** Something a rule does or does not: the tier's multiplier, stopping later rules. */
export function SwitchEditor({ name, problem, apply }: EditorProps) {
  const t = useTranslations('programDesigner');
  const [on, setOn] = useState(true);
  return (
    <EditorForm problem={problem} onSubmit={() => apply({ set: { [name]: on } })}>
      <CheckField label={t(`slots.${name}`)} checked={on} onChange={(event) => setOn(event.target.checked)} />
    </EditorForm>
  );
}
