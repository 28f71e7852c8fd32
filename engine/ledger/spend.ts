import type { Tx } from '@/lib/db/types';
import { allocate } from './allocate';
import type { Posted } from './journal-schema';
import { once, requestHash } from './once';
import { assertAmount, type Circumstances, post } from './post';
import { openWithLots } from './settle-due';
import { assertCovered } from './short';
import type { WalletName } from './store/wallet';

export interface SpendInput extends WalletName, Circumstances {
  /** Whole smallest units, above zero. */
  readonly amount: number;
  /** Idempotency key within the company. */
  readonly key: string;
}

/**
 * Spends usable points, soonest expiry first. Refuses `ledger.short`, `ledger.badAmount`, `ledger.keyReused`.
 */
export async function spend(tx: Tx, input: SpendInput): Promise<Posted> {
  const { amount, key, currency, memberId } = input;
  assertAmount(amount);
  const hash = requestHash('spend', currency.id, memberId, amount);
  return once(tx, { workspaceId: currency.workspaceId, key, hash }, async () => {
    const { wallet, lots } = await openWithLots(tx, input);
    assertCovered(wallet, amount);
    const outcome = { amount };
    const journalId = await post(tx, wallet, {
      circumstances: input,
      kind: 'spend',
      key,
      hash,
      moves: allocate(lots, amount, 'redeemed'),
      house: { redeemed: amount },
      outcome,
    });
    return { journalId, replayed: false, ...outcome };
  });
}
