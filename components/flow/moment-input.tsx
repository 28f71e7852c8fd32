'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { Duration, Moment } from '@/engine/flows/duration';
import { useFlow } from './flow-scope';
import { fieldChoices, namesMoment } from './form-fields';
import styles from './settings.module.css';

const UNITS = ['minute', 'hour', 'day'] as const;
const ONE_DAY: Duration = { amount: 1, unit: 'day' };

interface DurationInputProps {
  readonly label: string;
  readonly value: Duration;
  onChange(value: Duration): void;
}

export function DurationInput({ label, value, onChange }: DurationInputProps) {
  const t = useTranslations('flowDesigner');
  return (
    <div className={styles.pair}>
      <TextField
        label={label}
        type="number"
        inputMode="numeric"
        min={1}
        max={10_000}
        value={value.amount}
        onChange={({ target }) => {
          const amount = Math.trunc(target.valueAsNumber);
          if (amount >= 1 && amount <= 10_000) onChange({ ...value, amount });
        }}
      />
      <SelectField
        label={t('unit')}
        value={value.unit}
        options={UNITS.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
        onChange={({ target }) => onChange({ ...value, unit: UNITS.find((unit) => unit === target.value) ?? 'day' })}
      />
    </div>
  );
}

interface MomentInputProps {
  readonly label: string;
  readonly value: Moment;
  onChange(value: Moment): void;
}

/** After a while, or at the date of a field. */
export function MomentInput({ label, value, onChange }: MomentInputProps) {
  const t = useTranslations('flowDesigner');
  const scope = useFlow();
  const dates = fieldChoices(scope, namesMoment);
  const chosen = 'field' in value ? value.field : '';
  return (
    <div className={styles.stack}>
      <SelectField
        label={label}
        value={chosen}
        options={[
          { value: '', label: t('moment.while') },
          ...dates.map((one) => ({ ...one, label: t('moment.field', { field: one.label }) })),
        ]}
        onChange={({ target }) => onChange(target.value ? { field: target.value } : { after: ONE_DAY })}
      />
      {'after' in value && (
        <DurationInput label={t('amount')} value={value.after} onChange={(after) => onChange({ after })} />
      )}
    </div>
  );
}
