'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { callApi } from '@/components/api/client';
import { Card } from '@/components/ui/card';
import { SelectField } from '@/components/ui/select-field';
import type { Locale } from '@/engine/kernel/text';
import styles from './counter.module.css';
import { FindMember } from './find-member';
import { MemberPanel } from './member-panel';
import { PickupCheck } from './pickup-check';
import { RecordPurchase } from './record-purchase';
import { RedeemNow } from './redeem-now';
import type { CounterSetup, MemberAtCounter } from './types';

interface CounterProps {
  readonly app: string;
  readonly setup: CounterSetup;
  readonly locale: Locale;
}

/** One screen for the clerk: find the member, record the purchase, redeem, check a code. The search takes the focus back after each. */
export function Counter({ app, setup, locale }: CounterProps) {
  const t = useTranslations('counter');
  const [card, setCard] = useState<MemberAtCounter | null>(null);
  const [store, setStore] = useState(setup.stores[0]?.id ?? '');
  const search = useRef<HTMLInputElement>(null);

  const show = async (id: string) => {
    const result = await callApi<MemberAtCounter>('GET', `/apps/${app}/members/${id}`);
    setCard(result.ok ? result.value : null);
  };

  return (
    <div className={styles.counter}>
      <div className={styles.stack}>
        {setup.stores.length > 1 && (
          <SelectField
            label={t('store')}
            options={setup.stores.map(({ id, name }) => ({ value: id, label: name }))}
            value={store}
            onChange={(event) => setStore(event.target.value)}
          />
        )}
        <Card title={t('find')}>
          <FindMember app={app} inputRef={search} onFound={(id) => void show(id)} />
        </Card>
        <Card title={t('pickup')}>
          <PickupCheck app={app} />
        </Card>
      </div>
      {card && (
        <div className={styles.stack}>
          <MemberPanel
            card={card}
            locale={locale}
            onDone={() => {
              setCard(null);
              search.current?.focus();
            }}
          />
          {setup.purchase && (
            <Card title={t('purchase')}>
              <RecordPurchase
                key={card.id}
                app={app}
                setup={setup.purchase}
                member={card.id}
                store={store}
                locale={locale}
                onRecorded={() => void show(card.id)}
              />
            </Card>
          )}
          {setup.redemption && card.rewards.length > 0 && (
            <Card title={t('redeem')}>
              <RedeemNow
                app={app}
                setup={setup.redemption}
                card={card}
                store={store}
                locale={locale}
                onRedeemed={() => void show(card.id)}
              />
            </Card>
          )}
        </div>
      )}
    </div>
  );
}
