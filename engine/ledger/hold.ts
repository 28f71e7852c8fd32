import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { allocate } from './allocate';
import type { Posted } from './journal-schema';
import { once, requestHash } from './once';
import { assertAmount, type Circumstances, post } from './post';
import { openWithLots } from './settle-due';
import { assertCovered } from './short';
import { writeHold } from './store/holds';
import type { WalletName } from './store/wallet';

export interface HoldInput extends WalletName, Circumstances {
  /** Whole smallest units, above zero. */
  readonly amount: number;
  /** Idempotency key within the company. */
  readonly key: string;
  /** From this instant (UTC ms) on the hold can only be released; null leaves it open until somebody resolves it. */
  readonly deadlineAt: number | null;
}

/**
 * Sets usable points aside, soonest expiry first; they keep until the deadline, past their expiry too. The answer's `holdId` is what
 * posting and releasing ask for. Refuses `ledger.short`, `ledger.badAmount`, `ledger.keyReused`, `ledger.deadlinePassed`.
 */
export async function hold(tx: Tx, input: HoldInput): Promise<Posted> {
  const { amount, key, currency, memberId, deadlineAt } = input;
  assertAmount(amount);
  const hash = requestHash('hold', currency.id, memberId, amount);
  return once(tx, { workspaceId: currency.workspaceId, key, hash }, async () => {
    if (deadlineAt !== null && deadlineAt <= tx.now) throw new Fault('invalid', 'ledger.deadlinePassed');
    const { wallet, lots } = await openWithLots(tx, input);
    assertCovered(wallet, amount);
    const moves = allocate(lots, amount, 'held');
    const holdId = tx.newId();
    const outcome = { amount, holdId };
    const journalId = await post(tx, wallet, {
      circumstances: input,
      kind: 'hold',
      key,
      hash,
      moves,
      house: {},
      outcome,
      holdId,
    });
    await writeHold(
      tx,
      {
        id: holdId,
        workspaceId: currency.workspaceId,
        currencyId: currency.id,
        memberId,
        journalId,
        amount,
        status: 'open',
        posted: 0,
        released: 0,
        deadlineAt,
        resolvedJournalId: null,
        resolvedAt: null,
      },
      moves.map((move) => ({ lotId: move.lot.id, amount: move.amount })),
    );
    return { journalId, replayed: false, ...outcome };
  });
}
