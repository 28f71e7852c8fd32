'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { Json } from '@/engine/kernel/json';
import type { Validity } from '@/engine/rules/validity';
import { readNumber } from './typed-number';

/** A validity while it is typed: numbers are still texts. */
export interface TypedValidity {
  readonly kind: string;
  readonly days: string;
  readonly months: string;
  readonly endOf: string;
  readonly month: string;
  readonly day: string;
  readonly years: string;
}

const KINDS = ['forever', 'days', 'months', 'date'] as const;
const FRESH: TypedValidity = {
  kind: 'months',
  days: '365',
  months: '12',
  endOf: '',
  month: '12',
  day: '31',
  years: '1',
};

export function typedValidity(validity: Validity | undefined, otherwise: string): TypedValidity {
  if (!validity) return { ...FRESH, kind: otherwise };
  const written = Object.entries(validity).map(([name, value]) => [name, String(value)] as const);
  return { ...FRESH, ...Object.fromEntries(written) };
}

/** The JSON of what was typed; what is not a number stays null for the schema to refuse. */
export function validityJson(typed: TypedValidity): Json {
  switch (typed.kind) {
    case 'days':
      return { kind: 'days', days: readNumber(typed.days) };
    case 'months':
      return { kind: 'months', months: readNumber(typed.months), ...(typed.endOf && { endOf: typed.endOf }) };
    case 'date':
      return {
        kind: 'date',
        month: readNumber(typed.month),
        day: readNumber(typed.day),
        years: readNumber(typed.years),
      };
    default:
      return { kind: 'forever' };
  }
}

interface ValidityFieldsProps {
  readonly value: TypedValidity;
  /** Offers to say nothing and follow the program. */
  readonly asProgram?: boolean;
  onChange(value: TypedValidity): void;
}

export function ValidityFields({ value, asProgram = false, onChange }: ValidityFieldsProps) {
  const t = useTranslations('programDesigner.validity');
  const field = (name: 'days' | 'months' | 'month' | 'day' | 'years') => (
    <TextField
      label={t(name)}
      inputMode="numeric"
      value={value[name]}
      onChange={(event) => onChange({ ...value, [name]: event.target.value })}
    />
  );
  return (
    <>
      <SelectField
        label={t('title')}
        options={[...(asProgram ? (['program'] as const) : []), ...KINDS].map((kind) => ({
          value: kind,
          label: t(`kinds.${kind}`),
        }))}
        value={value.kind}
        onChange={(event) => onChange({ ...value, kind: event.target.value })}
      />
      {value.kind === 'days' && field('days')}
      {value.kind === 'months' && (
        <>
          {field('months')}
          <SelectField
            label={t('endOf')}
            options={(['', 'month', 'quarter', 'year'] as const).map((end) => ({
              value: end,
              label: t(`ends.${end || 'day'}`),
            }))}
            value={value.endOf}
            onChange={(event) => onChange({ ...value, endOf: event.target.value })}
          />
        </>
      )}
      {value.kind === 'date' && (
        <>
          {field('month')}
          {field('day')}
          {field('years')}
        </>
      )}
    </>
  );
}
