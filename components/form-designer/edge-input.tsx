'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { isObject } from '@/engine/fields/blank';
import type { Json } from '@/engine/kernel/json';
import { NumberInput } from './number-input';

interface EdgeInputProps {
  readonly label: string;
  readonly value: Json;
  onChange(value: Json | undefined): void;
}

/** One end of a window of days: none, a day, or so many days from the day it is filled in. */
export function EdgeInput({ label, value, onChange }: EdgeInputProps) {
  const t = useTranslations('formDesigner.edge');
  const edge = isObject(value) ? value : {};
  const kind = 'date' in edge ? 'date' : 'days' in edge ? 'days' : 'none';
  return (
    <>
      <SelectField
        label={label}
        value={kind}
        options={['none', 'days', 'date'].map((one) => ({ value: one, label: t(one) }))}
        onChange={({ target }) =>
          onChange(
            target.value === 'days'
              ? { days: 0 }
              : target.value === 'date'
                ? { date: new Date().toISOString().slice(0, 10) }
                : undefined,
          )
        }
      />
      {kind === 'days' && (
        <NumberInput
          label={t('daysAway')}
          help={t('daysHelp')}
          value={edge.days ?? 0}
          onChange={(days) => onChange({ days: Math.round(days ?? 0) })}
        />
      )}
      {kind === 'date' && (
        <TextField
          label={t('day')}
          type="date"
          value={String(edge.date)}
          onChange={(event) => event.target.value && onChange({ date: event.target.value })}
        />
      )}
    </>
  );
}
