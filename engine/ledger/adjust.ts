import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { allocate } from './allocate';
import type { Posted } from './journal-schema';
import { once, requestHash } from './once';
import { assertAmount, type Circumstances, post } from './post';
import { type Goodness, postGrant } from './post-grant';
import { openWithLots } from './settle-due';
import { assertCovered } from './short';
import type { WalletName } from './store/wallet';

export interface AdjustInput extends WalletName, Goodness, Circumstances {
  /** Whole smallest units, above zero to give and below zero to take. */
  readonly amount: number;
  /** Why, in the words of the person who does it. */
  readonly reason: string;
  /** Idempotency key within the company. */
  readonly key: string;
}

/**
 * Corrects a balance by hand. Upwards opens a lot (and pays off debt first); downwards takes usable points, soonest expiry first,
 * and never more than there are. Refuses `ledger.reasonNeeded`, `ledger.short`, `ledger.badAmount`, `ledger.keyReused`.
 */
export async function adjust(tx: Tx, input: AdjustInput): Promise<Posted> {
  const { amount, key, currency, memberId } = input;
  assertAmount(Math.abs(amount));
  if (input.reason.trim() === '') throw new Fault('invalid', 'ledger.reasonNeeded');
  const hash = requestHash('adjust', currency.id, memberId, amount);
  return once(tx, { workspaceId: currency.workspaceId, key, hash }, async () => {
    const { wallet, lots } = await openWithLots(tx, input);
    if (amount > 0) {
      const journalId = tx.newId();
      return postGrant(tx, wallet, {
        kind: 'adjust',
        amount,
        goodness: input,
        circumstances: input,
        key,
        hash,
        journalId,
      });
    }
    assertCovered(wallet, -amount);
    const outcome = { amount };
    const journalId = await post(tx, wallet, {
      circumstances: input,
      kind: 'adjust',
      key,
      hash,
      moves: allocate(lots, -amount, 'adjusted'),
      house: { adjust: -amount },
      outcome,
    });
    return { journalId, replayed: false, ...outcome };
  });
}
