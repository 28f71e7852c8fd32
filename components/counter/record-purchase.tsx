'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type Ref, useEffect, useRef, useState } from 'react';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { TextField } from '@/components/ui/text-field';
import { type Locale, localText } from '@/engine/kernel/text';
import { explainJournal } from '@/engine/ledger/explain-journal';
import { sayParts } from '@/engine/ledger/say-parts';
import { formatNumber } from '@/lib/i18n/format';
import styles from './counter.module.css';
import type { CounterForm, MemberAtCounter, PurchaseEffects } from './types';

interface RecordPurchaseProps {
  readonly app: string;
  readonly setup: CounterForm;
  readonly member: MemberAtCounter;
  readonly store: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly amountRef: Ref<HTMLInputElement>;
  onRecorded(): void;
}

/** An amount, Enter, and what it earned, with the rule that gave it. */
export function RecordPurchase(props: RecordPurchaseProps) {
  const { app, setup, member, store, locale, timeZone, amountRef, onRecorded } = props;
  const t = useTranslations('counter');
  const ui = useTranslations('ui');
  const say = useTranslations();
  const { run, pending, problem } = useCommand<{ effects: PurchaseEffects }>();
  const [amount, setAmount] = useState('');
  const [number, setNumber] = useState('');
  const [effects, setEffects] = useState<PurchaseEffects | null>(null);
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (effects) told.current?.scrollIntoView({ block: 'nearest' });
  }, [effects]);
  const { bindings } = setup;
  // Points arrive as people write them, so nothing is left to scale.
  const reader = { locale, currency: { unit: member.currency?.unit ?? {}, scale: 0, zone: timeZone } };
  const why = ({ explain, points }: PurchaseEffects['points'][number]) =>
    // The keys come from the ledger's own list, and each has its text.
    sayParts(
      explainJournal({ kind: 'grant', outcome: { amount: points }, explain, reason: null }, reader),
      (key, params) => say(key as never, params as never),
    );

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const parts: readonly [string | undefined, string | number][] = [
      [bindings.member, member.id],
      [bindings.amount, amount],
      [bindings.store, store],
      [bindings.orderNumber, number],
    ];
    const values = Object.fromEntries(parts.filter(([field, value]) => field && value !== ''));
    const result = await run('POST', `/apps/${app}/forms/${setup.form}/records`, { values, happenedNow: true });
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
          ref={amountRef}
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
      <div ref={told}>
        {effects && (
          <FormMessage tone="ok">
            {effects.points.length === 0 && t('noPoints')}
            {effects.points.map((one) => (
              <span key={one.rule} className={styles.line}>
                <strong>
                  {t('earned', {
                    points: formatNumber(one.points, locale),
                    rule: localText(one.explain.ruleTitle, locale),
                  })}
                </strong>
                <span className={styles.why}>{why(one)}</span>
              </span>
            ))}
          </FormMessage>
        )}
      </div>
    </form>
  );
}
