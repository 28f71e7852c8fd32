'use client';

import { IconUserSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { callApi } from '@/components/api/client';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FormMessage } from '@/components/ui/form-message';
import { SelectField } from '@/components/ui/select-field';
import type { Locale } from '@/engine/kernel/text';
import { unitWord } from '@/engine/ledger/unit-word';
import { formatNumber } from '@/lib/i18n/format';
import styles from './counter.module.css';
import { FindMember } from './find-member';
import { KeyList } from './key-list';
import { MemberPanel } from './member-panel';
import { PickupCheck } from './pickup-check';
import { RecordPurchase } from './record-purchase';
import { RedeemNow } from './redeem-now';
import type { CounterSetup, MemberAtCounter } from './types';
import { useCounterKeys } from './use-counter-keys';

interface CounterProps {
  readonly app: string;
  readonly setup: CounterSetup;
  readonly locale: Locale;
}

/** One screen for the clerk: find the member, record the purchase, redeem, check a code. Each has its key. */
export function Counter({ app, setup, locale }: CounterProps) {
  const t = useTranslations('counter');
  const [card, setCard] = useState<MemberAtCounter | null>(null);
  const [unread, setUnread] = useState(false);
  const [store, setStore] = useState(setup.stores[0]?.id ?? '');
  const search = useRef<HTMLInputElement>(null);
  const redeem = useRef<HTMLDivElement>(null);
  const pickup = useRef<HTMLInputElement>(null);
  const amount = useRef<HTMLInputElement>(null);

  // Who stands there now: an answer about somebody who has left takes nobody's place.
  const there = useRef<string | null>(null);

  const show = async (id: string) => {
    const result = await callApi<MemberAtCounter>('GET', `/apps/${app}/members/${id}`);
    if (there.current !== id) return;
    setUnread(!result.ok);
    if (result.ok) setCard(result.value);
  };
  const meet = async (id: string) => {
    there.current = id;
    await show(id);
    if (there.current === id) take(amount.current);
  };
  const next = () => {
    there.current = null;
    setUnread(false);
    setCard(null);
    search.current?.focus();
  };
  useCounterKeys({
    search: () => take(search.current),
    amount: () => take(amount.current),
    redeem: () => redeem.current?.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus(),
    pickup: () => take(pickup.current),
    next,
  });

  return (
    <div className={styles.counter}>
      <div className={styles.find}>
        {setup.stores.length > 1 && (
          <SelectField
            label={t('store')}
            options={setup.stores.map(({ id, name }) => ({ value: id, label: name }))}
            value={store}
            onChange={(event) => setStore(event.target.value)}
          />
        )}
        <Card title={t('find')}>
          <FindMember app={app} inputRef={search} onFound={(id) => void meet(id)} />
          {unread && <FormMessage tone="bad">{t('reload')}</FormMessage>}
        </Card>
      </div>
      <div className={styles.served}>
        <p className={styles.spoken} role="status">
          {card &&
            t('chosen', {
              name: card.name,
              points: formatNumber(card.points, locale),
              unit: unitWord(card.currency?.unit, card.points, locale),
            })}
        </p>
        {!card && (
          <Card>
            <EmptyState icon={<IconUserSearch aria-hidden="true" />} title={t('begin')}>
              {t('beginText')}
              <KeyList />
            </EmptyState>
          </Card>
        )}
        {card && <MemberPanel card={card} locale={locale} onDone={next} />}
        {card && setup.purchase && (
          <Card title={t('purchase')}>
            <RecordPurchase
              key={card.id}
              app={app}
              setup={setup.purchase}
              member={card}
              store={store}
              locale={locale}
              timeZone={setup.timeZone}
              amountRef={amount}
              onRecorded={() => void show(card.id)}
            />
          </Card>
        )}
        {card && setup.redemption && card.rewards.length > 0 && (
          <Card title={t('redeem')}>
            <div ref={redeem}>
              <RedeemNow
                key={card.id}
                app={app}
                setup={setup.redemption}
                card={card}
                store={store}
                locale={locale}
                onRedeemed={() => void show(card.id)}
              />
            </div>
          </Card>
        )}
      </div>
      <div className={styles.pickup}>
        <Card title={t('pickup')}>
          <PickupCheck app={app} inputRef={pickup} />
        </Card>
        {card && <KeyList />}
      </div>
    </div>
  );
}

/** Selecting alone does not bring the focus from elsewhere. */
function take(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
