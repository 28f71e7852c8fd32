import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import type { Posted } from './journal-schema';
import { writtenPoints } from './points';
import { assertAmount } from './post';
import { openHold, type ResolveInput, resolvedAnswer, resolveHold } from './resolve-hold';

/**
 * Spends a hold: all of it, or `amount` of it while the rest goes back. A hold is resolved once; posting it again answers the same.
 * Refuses `ledger.unknownHold`, `ledger.holdResolved`, `ledger.holdOverdue`, `ledger.overHold`, `ledger.badAmount`.
 */
export async function postHold(tx: Tx, input: ResolveInput & { readonly amount?: number }): Promise<Posted> {
  const opened = await openHold(tx, input);
  const { hold, wallet } = opened;
  const amount = input.amount ?? hold.amount;
  assertAmount(amount);
  if (hold.status !== 'open') {
    const answer = await resolvedAnswer(tx, hold, 'posted');
    if (answer.amount !== amount) throw new Fault('conflict', 'ledger.holdResolved', { status: hold.status });
    return answer;
  }
  if (amount > hold.amount) {
    const { scale } = wallet.currency;
    throw new Fault('refused', 'ledger.overHold', {
      amount: writtenPoints(amount, scale),
      held: writtenPoints(hold.amount, scale),
    });
  }
  if (hold.deadlineAt !== null && hold.deadlineAt <= tx.now) throw new Fault('refused', 'ledger.holdOverdue');
  return resolveHold(tx, opened, { posted: amount, circumstances: input });
}
