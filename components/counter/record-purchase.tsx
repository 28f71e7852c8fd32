'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { TextField } from '@/components/ui/text-field';
import { type Locale, localText } from '@/engine/kernel/text';
import { formatNumber } from '@/lib/i18n/format';
import styles from './counter.module.css';
import type { CounterForm, PurchaseEffects } from './types';

interface RecordPurchaseProps {
  readonly app: string;
  readonly setup: CounterForm;
  readonly member: string;
  readonly store: string;
  readonly locale: Locale;
  onRecorded(): void;
}

/** An amount, Enter, and what it earned, with the rule that gave it. */
export function RecordPurchase({ app, setup, member, store, locale, onRecorded }: RecordPurchaseProps) {
  const t = useTranslations('counter');
  const ui = useTranslations('ui');
  const { run, pending, problem } = useCommand<{ effects: PurchaseEffects }>();
  const [amount, setAmount] = useState('');
  const [number, setNumber] = useState('');
  const [effects, setEffects] = useState<PurchaseEffects | null>(null);
  const { bindings } = setup;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const parts: readonly [string | undefined, string | number][] = [
      [bindings.member, member],
      [bindings.amount, amount],
      [bindings.store, store],
      [bindings.orderNumber, number],
    ];
    const values = Object.fromEntries(parts.filter(([field, value]) => field && value !== ''));
    const result = await run('POST', `/apps/${app}/forms/${setup.form}/records`, { values });
    if (!result.ok) return;
    setEffects(result.value.effects);
    setAmount('');
    setNumber('');
    onRecorded();
  };

  return (
    <form className={styles.stack} onSubmit={(event) => void submit(event)}>
      <div className={styles.row}>
        <TextField
          label={t('amount')}
          inputMode="decimal"
          required
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
          autoFocus
        />
        {bindings.orderNumber && (
          <TextField label={t('orderNumber')} value={number} onChange={(event) => setNumber(event.target.value)} />
        )}
      </div>
      <Button type="submit" look="primary" pending={pending}>
        {t('record')}
      </Button>
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      {problem?.problems.map((one) => (
        <p key={one.path} className={styles.soft}>
          {one.message}
        </p>
      ))}
      {effects && (
        <FormMessage tone="ok">
          {effects.points.length === 0 && t('noPoints')}
          {effects.points.map((one) => (
            <span key={one.rule} className={styles.line}>
              {t('earned', {
                points: formatNumber(one.points, locale),
                rule: localText(one.explain.ruleTitle, locale),
              })}
            </span>
          ))}
        </FormMessage>
      )}
    </form>
  );
}
