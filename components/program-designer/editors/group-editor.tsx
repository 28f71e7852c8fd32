'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '@/components/ui/select-field';
import { localText } from '@/engine/kernel/text';
import type { EditorProps } from './editor';
import { EditorForm } from './editor-form';

/** Which group of rules that exclude each other this one belongs to. */
export function GroupEditor({ rule, ground, problem, apply }: EditorProps) {
  const t = useTranslations('programDesigner');
  const { groups } = ground.program;
  const [group, setGroup] = useState(rule.stackGroup ?? groups[0]?.key ?? '');
  return (
    <EditorForm
      problem={problem}
      onSubmit={() => apply({ set: { stackGroup: group } })}
      onRemove={rule.stackGroup ? () => apply({ unset: ['stackGroup'] }) : undefined}
    >
      <SelectField
        label={t('slots.stackGroup')}
        options={groups.map(({ key, name }) => ({ value: key, label: localText(name, ground.locale) || key }))}
        value={group}
        onChange={(event) => setGroup(event.target.value)}
      />
    </EditorForm>
  );
}
