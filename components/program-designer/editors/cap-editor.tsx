'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { CAP_PERIODS } from '@/engine/rules/cap';
import { readNumber } from '../typed-number';
import type { EditorProps } from './editor';
import { EditorForm } from './editor-form';

/** The most points one member gets from the rule in a period. */
export function CapEditor({ rule, problem, apply }: EditorProps) {
  const t = useTranslations('programDesigner');
  const periods = useTranslations('rules.periods');
  const [points, setPoints] = useState(rule.cap ? String(rule.cap.points) : '');
  const [per, setPer] = useState<string>(rule.cap?.per ?? 'day');
  const [wrong, setWrong] = useState(false);
  return (
    <EditorForm
      problem={problem}
      onSubmit={() => {
        const number = readNumber(points);
        setWrong(number === null);
        if (number !== null) apply({ set: { cap: { points: number, per } } });
      }}
      onRemove={rule.cap ? () => apply({ unset: ['cap'] }) : undefined}
    >
      <SelectField
        label={t('period')}
        options={CAP_PERIODS.map((value) => ({ value, label: periods(value) }))}
        value={per}
        onChange={(event) => setPer(event.target.value)}
      />
      <TextField
        label={t('slots.cap')}
        inputMode="decimal"
        value={points}
        onChange={(event) => setPoints(event.target.value)}
        problem={wrong ? t('numberNeeded') : undefined}
      />
    </EditorForm>
  );
}
