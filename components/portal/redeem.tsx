'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FormMessage } from '@/components/ui/form-message';
import { SelectField } from '@/components/ui/select-field';
import { inFours } from './in-fours';
import styles from './portal.module.css';
import { Refusal } from './refusal';
import path from './requests.module.css';

interface RedeemProps {
  readonly app: string;
  readonly reward: { readonly id: string; readonly name: string };
  readonly question: string;
  /** Why it cannot be had just now; null when it can. */
  readonly why: string | null;
  readonly stores: readonly { readonly id: string; readonly name: string }[];
  readonly words: Readonly<
    Record<
      'redeem' | 'confirm' | 'cancel' | 'close' | 'store' | 'anyStore' | 'ready' | 'pending' | 'failed' | 'offline',
      string
    >
  >;
}

interface Answer {
  readonly status: string;
  readonly pickupCode: string | null;
}

/** Asks once more, then redeems; the answer says what happens next. */
export function Redeem({ app, reward, question, why, stores, words }: RedeemProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [store, setStore] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const command = useCommand<Answer>();

  async function redeem() {
    const result = await command.run('POST', `/portal/${app}/redemptions`, {
      reward: reward.id,
      ...(store ? { store } : {}),
    });
    if (result.ok) setAnswer(result.value);
  }

  function close() {
    setOpen(false);
    command.clear();
    if (answer) router.refresh();
    setAnswer(null);
  }

  const choices = [{ value: '', label: words.anyStore }, ...stores.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <>
      {why && (
        <p className={styles.soft} id={`why-${reward.id}`}>
          {why}
        </p>
      )}
      <Button
        look={why ? undefined : 'primary'}
        wide
        disabled={why !== null}
        onClick={() => setOpen(true)}
        aria-describedby={why ? `why-${reward.id}` : undefined}
      >
        {words.redeem}
      </Button>
      <Dialog
        open={open}
        title={reward.name}
        closeLabel={words.close}
        onClose={close}
        footer={
          answer ? (
            <Button look="primary" onClick={close}>
              {words.close}
            </Button>
          ) : (
            <>
              <Button onClick={close}>{words.cancel}</Button>
              <Button look="primary" pending={command.pending} onClick={() => void redeem()}>
                {words.confirm}
              </Button>
            </>
          )
        }
      >
        <div className={styles.form}>
          {answer ? (
            <>
              <FormMessage tone="ok">{answer.pickupCode ? words.ready : words.pending}</FormMessage>
              {answer.pickupCode && <p className={path.code}>{inFours(answer.pickupCode)}</p>}
            </>
          ) : (
            <>
              <p className={styles.lead}>{question}</p>
              {stores.length > 0 && (
                <SelectField
                  label={words.store}
                  options={choices}
                  value={store}
                  onChange={(event) => setStore(event.target.value)}
                />
              )}
              <Refusal problem={command.problem} words={words} />
            </>
          )}
        </div>
      </Dialog>
    </>
  );
}
