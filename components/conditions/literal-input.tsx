'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import control from '@/components/ui/field.module.css';
import { LITERAL_SHAPES } from '@/engine/conditions/operators';
import { countsDays, PERIODS, type PeriodName } from '@/engine/conditions/period';
import type { Leaf } from '@/engine/conditions/schema';
import { isObject } from '@/engine/fields/blank';
import type { Json } from '@/engine/kernel/json';
import styles from './condition-builder.module.css';
import type { ConditionSubject } from './condition-subject';
import { PickLiteral } from './pick-literal';
import { joinLiterals, readLiteral, splitLiterals } from './typed-literal';

interface LiteralInputProps {
  readonly leaf: Leaf;
  readonly subject: ConditionSubject;
  onChange(value: Json | undefined): void;
}

/** What stands beside the operator: nothing, one value, two, several, or a period. */
export function LiteralInput({ leaf, subject, onChange }: LiteralInputProps) {
  const t = useTranslations('conditionsUi');
  switch (LITERAL_SHAPES[leaf.op]) {
    case 'none':
      return null;
    case 'period':
      return <PeriodInput value={leaf.value} onChange={onChange} />;
    case 'pair': {
      const [low = null, high = null]: readonly Json[] = Array.isArray(leaf.value) ? leaf.value : [];
      return (
        <span className={styles.pair}>
          <One label={t('from')} value={low} subject={subject} onChange={(next) => onChange([next ?? null, high])} />
          <One label={t('to')} value={high} subject={subject} onChange={(next) => onChange([low, next ?? null])} />
        </span>
      );
    }
    case 'many':
      if (subject.picks) return <PickLiteral several leaf={leaf} picks={subject.picks} onChange={onChange} />;
      return <Many value={leaf.value} subject={subject} onChange={onChange} />;
    default:
      if (subject.picks) return <PickLiteral leaf={leaf} picks={subject.picks} onChange={onChange} />;
      return <One label={t('value')} value={leaf.value ?? null} subject={subject} onChange={onChange} />;
  }
}

interface OneProps {
  readonly label: string;
  readonly value: Json;
  readonly subject: ConditionSubject;
  onChange(value: Json | undefined): void;
}

/** A list longer than this is searched rather than read. */
const SEARCHED = 8;

const CONTROLS = { date: 'date', datetime: 'date', number: 'text', text: 'text' } as const;

function One({ label, value, subject, onChange }: OneProps) {
  const words = useTranslations('fields.words');
  const t = useTranslations('conditionsUi');
  const choices =
    subject.options ??
    (subject.kind === 'yesno'
      ? [
          { value: 'true', label: words('yes') },
          { value: 'false', label: words('no') },
        ]
      : undefined);
  if (choices)
    return (
      <select
        className={control.input}
        aria-label={label}
        value={value === null ? '' : String(value)}
        onChange={(event) => onChange(readLiteral(event.target.value, subject.kind))}
      >
        <option value="">{t('choose')}</option>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    );
  const type = CONTROLS[subject.kind === 'date' || subject.kind === 'datetime' ? subject.kind : 'text'];
  return (
    <input
      className={control.input}
      aria-label={label}
      type={subject.grain === 'month' ? 'month' : subject.grain === 'year' ? 'text' : type}
      inputMode={subject.kind === 'number' ? 'decimal' : undefined}
      defaultValue={value === null ? '' : String(value)}
      onChange={(event) => onChange(readLiteral(event.target.value, subject.kind))}
    />
  );
}

function Many({ value, subject, onChange }: Omit<OneProps, 'label' | 'value'> & { readonly value: Json | undefined }) {
  const t = useTranslations('conditionsUi');
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  const [text, setText] = useState('');
  if (!subject.options)
    return (
      <input
        className={control.input}
        aria-label={t('values')}
        placeholder={t('separated')}
        defaultValue={joinLiterals(list)}
        onChange={(event) => onChange(splitLiterals(event.target.value, subject.kind))}
      />
    );
  const wanted = text.trim().toLowerCase();
  const shown = subject.options.filter((one) => list.includes(one.value) || one.label.toLowerCase().includes(wanted));
  return (
    <fieldset className={styles.many} aria-label={t('values')}>
      {subject.options.length > SEARCHED && (
        <input
          className={control.input}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {shown.map((one) => (
        <label key={one.value}>
          <input
            type="checkbox"
            checked={list.includes(one.value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...list, one.value] : list.filter((other) => other !== one.value))
            }
          />
          {one.label}
        </label>
      ))}
    </fieldset>
  );
}

function PeriodInput({ value, onChange }: Pick<LiteralInputProps, 'onChange'> & { readonly value: Json | undefined }) {
  const t = useTranslations('conditionsUi');
  const words = useTranslations('conditions');
  const now = isObject(value) ? value : {};
  const chosen = PERIODS.find((one) => one === now.period);
  const nameOf = (period: PeriodName) =>
    countsDays(period) ? words(`periodNames.${period}`) : words(`periods.${period}`);
  const put = (period: PeriodName, n: number) => onChange({ period, ...(countsDays(period) && { n }) });
  return (
    <span className={styles.pair}>
      <select
        className={control.input}
        aria-label={t('period')}
        value={chosen ?? ''}
        onChange={(event) => {
          const period = PERIODS.find((one) => one === event.target.value);
          if (period) put(period, Number(now.n ?? 7));
        }}
      >
        <option value="">{t('choose')}</option>
        {PERIODS.map((period) => (
          <option key={period} value={period}>
            {nameOf(period)}
          </option>
        ))}
      </select>
      {chosen && countsDays(chosen) && (
        <input
          className={control.input}
          type="number"
          min={1}
          max={3660}
          aria-label={t('days')}
          value={Number(now.n ?? 7)}
          onChange={(event) => put(chosen, Math.min(3660, Math.max(1, Math.round(Number(event.target.value)) || 1)))}
        />
      )}
    </span>
  );
}
