'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { isFault } from '@/engine/kernel/fault';
import { localText } from '@/engine/kernel/text';
import { explainQuote } from '@/engine/ledger/explain-journal';
import { sayParts } from '@/engine/ledger/say-parts';
import { unitWord } from '@/engine/ledger/unit-word';
import type { PlanItem } from '@/engine/rules/plan';
import type { Rule } from '@/engine/rules/rule-schema';
import { workedExample } from '@/engine/rules/worked-example';
import { faultText, type TranslateAny } from '@/lib/i18n/fault-text';
import { formatNumber } from '@/lib/i18n/format';
import type { ProgramGround } from './ground';
import { type Chosen, sampleNumbers, sampleRecord, sampleTier } from './sample';
import styles from './worked-example.module.css';

/** Plans count money in ten-thousandths of the main unit. */
const MONEY_UNITS = 10_000;

interface WorkedExampleProps {
  readonly rule: Rule;
  readonly ground: ProgramGround;
}

/** What the rule would do for a record with these numbers, worked out by the code that will run. */
export function WorkedExample({ rule, ground }: WorkedExampleProps) {
  const t = useTranslations('programDesigner.example');
  const id = useId();
  const { program, forms, locale } = ground;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [tier, setTier] = useState<string>();
  const numbers = sampleNumbers(rule, ground).map(([field, first]) => [field, typed[field] ?? String(first)] as const);
  const chosen: Chosen = {
    numbers: Object.fromEntries(numbers.map(([field, text]) => [field, Number(text) || 0])),
    tier: tier ?? sampleTier(rule, ground),
    cost: Number(typed.cost ?? '100') || 0,
    reward: t('reward'),
  };
  const result = useResult(rule, chosen, ground);
  const asksTier = program.tiers.length > 0 && (rule.tierMultiplier || rule.tiers !== undefined);
  const titleOf = (field: string) =>
    localText(forms.get(rule.form)?.fields.find((one) => one.id === field)?.title, locale) || field;
  return (
    <div className={styles.example}>
      <p className={styles.exampleTitle}>{t('title')}</p>
      <div className={styles.exampleInputs}>
        {numbers.map(([field, text]) => (
          <label key={field} className={styles.exampleInput} htmlFor={`${id}-${field}`}>
            {titleOf(field)}
            <input
              id={`${id}-${field}`}
              className={styles.small}
              inputMode="decimal"
              value={text}
              onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
            />
          </label>
        ))}
        {result.redeems && (
          <label className={styles.exampleInput} htmlFor={`${id}-cost`}>
            {t('cost')}
            <input
              id={`${id}-cost`}
              className={styles.small}
              inputMode="decimal"
              value={typed.cost ?? '100'}
              onChange={(event) => setTyped({ ...typed, cost: event.target.value })}
            />
          </label>
        )}
        {asksTier && (
          <label className={styles.exampleInput} htmlFor={`${id}-tier`}>
            {t('tier')}
            <select
              id={`${id}-tier`}
              className={styles.small}
              value={chosen.tier ?? ''}
              onChange={(event) => setTier(event.target.value)}
            >
              {program.tiers.map(({ key, name }) => (
                <option key={key} value={key}>
                  {localText(name, locale) || key}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <output className={styles.result}>
        {result.figure && <strong className={styles.figure}>{result.figure}</strong>}
        <span>{result.text}</span>
      </output>
    </div>
  );
}

interface Result {
  readonly figure?: string;
  readonly text: string;
  readonly redeems: boolean;
}

function useResult(rule: Rule, chosen: Chosen, ground: ProgramGround): Result {
  const t = useTranslations('programDesigner.example');
  // Explanations name their texts at run time.
  const say = useTranslations() as unknown as TranslateAny;
  const { program, locale, timeZone } = ground;
  const { unit, scale } = program.currency;
  const written = (units: number) => formatNumber(units / 10 ** scale, locale);
  try {
    const example = workedExample(rule, ground, sampleRecord(rule, chosen, ground));
    if (example.gives === 'nothing') {
      const figure = `0 ${unitWord(unit, 0, locale)}`;
      return { figure, text: say(`rules.skips.${example.because}`), redeems: false };
    }
    if (example.gives === 'other') {
      const said = example.items.map((item) => itemWords(item, (name, values) => t(name, values as never), written));
      return { text: said.join(' '), redeems: redeems(example.items) };
    }
    const reader = { locale, currency: { unit, scale, zone: timeZone } };
    const parts = explainQuote(example.item.explain, example.points, reader);
    const text = sayParts(parts, (key, params) => say(key, params));
    return {
      figure: `+${written(example.points)} ${unitWord(unit, example.points / 10 ** scale, locale)}`,
      text,
      redeems: false,
    };
  } catch (error) {
    if (!isFault(error)) throw error;
    return { text: faultText(say, error), redeems: redeemsOf(rule) };
  }
}

function redeems(items: readonly PlanItem[]): boolean {
  return items.some(({ action }) => action === 'reserve');
}

function redeemsOf({ effect }: Rule): boolean {
  return 'reward' in effect;
}

type Words = (name: 'hold' | 'spend' | 'reserve' | 'reverseAll' | 'reverseShare', values?: Values) => string;
type Values = Record<string, string | number>;

function itemWords(item: PlanItem, t: Words, written: (units: number) => string): string {
  switch (item.action) {
    case 'hold':
      return t(item.instant ? 'spend' : 'hold', { points: written(item.points) });
    case 'reserve':
      return t('reserve', { count: item.quantity });
    case 'reverse':
      return item.refunded === null ? t('reverseAll') : t('reverseShare', { amount: item.refunded / MONEY_UNITS });
    case 'grant':
      return '';
  }
}
