'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import type { RewardView } from '@/components/portal/types';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import type { Locale } from '@/engine/kernel/text';
import { unitWord } from '@/engine/ledger/unit-word';
import { formatNumber } from '@/lib/i18n/format';
import styles from './counter.module.css';
import type { CounterForm, MemberAtCounter } from './types';

interface RedeemNowProps {
  readonly app: string;
  readonly setup: CounterForm;
  readonly card: MemberAtCounter;
  readonly store: string;
  readonly locale: Locale;
  onRedeemed(): void;
}

/** Rewards the member can have now; those that cannot be had say why. */
export function RedeemNow({ app, setup, card, store, locale, onRedeemed }: RedeemNowProps) {
  const t = useTranslations('counter');
  const mall = useTranslations('portal.mall');
  const ui = useTranslations('ui');
  const { run, pending, problem } = useCommand<{ record: { status: string | null } }>();
  const [done, setDone] = useState<{ readonly name: string; readonly status: string | null } | null>(null);
  const unit = (points: number) => unitWord(card.currency?.unit, points, locale);

  const redeem = async (reward: RewardView) => {
    const { bindings } = setup;
    const parts: readonly [string | undefined, string | number][] = [
      [bindings.member, card.id],
      [bindings.reward, reward.id],
      [bindings.quantity, 1],
      [bindings.store, store],
    ];
    const values = Object.fromEntries(parts.filter(([field, value]) => field && value !== ''));
    const result = await run('POST', `/apps/${app}/forms/${setup.form}/records`, { values });
    if (!result.ok) return;
    setDone({ name: reward.name, status: result.value.record.status });
    onRedeemed();
  };
  const why = ({ reason }: RewardView) => {
    if (!reason) return null;
    if (reason.why === 'short') return mall('short', { by: formatNumber(reason.by, locale), unit: unit(reason.by) });
    return reason.why === 'limit' ? mall('limit', { limit: reason.limit }) : mall('soldOut');
  };

  return (
    <div className={styles.stack}>
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      {done && (
        <FormMessage tone="ok">
          {t(done.status === 'ready' ? 'redeemedNow' : 'redeemedLater', { name: done.name })}
        </FormMessage>
      )}
      <ul className={styles.found}>
        {card.rewards.map((reward) => (
          <li key={reward.id} className={styles.reward}>
            <span>
              <strong>{reward.name}</strong>
              <span className={styles.soft}>
                {mall('cost', { points: formatNumber(reward.cost, locale), unit: unit(reward.cost) })}
                {reward.reason && ` · ${why(reward)}`}
              </span>
            </span>
            <Button
              size="s"
              disabled={reward.reason !== null}
              pending={pending}
              // Each press spends points: the second half of a double click, or a key held down, is no second wish.
              onClick={({ detail }) => detail < 2 && void redeem(reward)}
              onKeyDown={(event) => event.repeat && event.preventDefault()}
              aria-label={t('redeemOne', { name: reward.name })}
            >
              {mall('redeem')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
