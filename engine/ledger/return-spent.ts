import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { type Currency, currencyById } from './currency';
import { graceEnd } from './grace-end';
import type { Outcome, Posted } from './journal-schema';
import { once, requestHash } from './once';
import { writtenPoints } from './points';
import { assertAmount, type Circumstances, post } from './post';
import { planReturn, type SpentPart } from './return-plan';
import { openSettled } from './settle-due';
import { type EarlierJournal, journalById, journalsReversing, movesOf } from './store/journals';
import { lotsById } from './store/lots';
import { owedIn } from './store/wallet';

export interface ReturnInput extends Circumstances {
  readonly workspaceId: string;
  /** The journal that spent the points: a spend or the posting of a hold. */
  readonly journalId: string;
  /** Whole smallest units; everything that has not come back yet when left out. */
  readonly amount?: number;
  /** Idempotency key within the company. */
  readonly key: string;
}

/**
 * Undoes spending, wholly or in part; see `planReturn`. Refuses `ledger.unknownJournal`, `ledger.notSpent` for other journals,
 * `ledger.overReturned` when more would come back than was spent, `ledger.badAmount`, `ledger.keyReused`.
 */
export async function returnSpent(tx: Tx, input: ReturnInput): Promise<Posted> {
  const { workspaceId, journalId, key } = input;
  const spending = await journalById(tx, workspaceId, journalId);
  if (!spending) throw new Fault('not-found', 'ledger.unknownJournal');
  if (spending.kind !== 'spend' && spending.kind !== 'post') throw new Fault('refused', 'ledger.notSpent');
  if (input.amount !== undefined) assertAmount(input.amount);
  const currency = await currencyById(tx, { workspaceId, currencyId: spending.currencyId });
  const hash = requestHash('return', journalId, input.amount ?? 'all');
  return once(tx, { workspaceId, key, hash }, () => comeBack(tx, { ...input, currency, spending, hash }));
}

async function comeBack(
  tx: Tx,
  input: ReturnInput & { readonly currency: Currency; readonly spending: EarlierJournal; readonly hash: string },
): Promise<Posted> {
  const { currency, spending, key, hash } = input;
  const wallet = await openSettled(tx, { currency, memberId: spending.memberId });
  const spent = await notReturned(tx, currency.workspaceId, spending.id);
  const left = spent.reduce((sum, part) => sum + part.amount, 0);
  const amount = input.amount ?? left;
  if (amount > left || left === 0) {
    throw new Fault('refused', 'ledger.overReturned', { left: writtenPoints(left, currency.scale) });
  }
  const plan = planReturn(spent, {
    amount,
    owed: owedIn(wallet),
    now: tx.now,
    graceEnd: graceEnd(tx.now, currency),
    newLotId: tx.newId,
  });
  const outcome: Outcome = {
    amount,
    ...(plan.repaid ? { repaid: plan.repaid } : {}),
    ...(plan.renewed ? { renewed: plan.renewed, expiresAt: graceEnd(tx.now, currency) } : {}),
  };
  const journalId = await post(tx, wallet, {
    circumstances: input,
    kind: 'return',
    key,
    hash,
    moves: plan.moves,
    opened: plan.opened,
    debt: plan.repaid,
    house: { redeemed: -amount },
    outcome,
    reversesId: spending.id,
  });
  return { journalId, replayed: false, ...outcome };
}

/** What a spending took from each lot, less what came back already, in the order it was spent. */
async function notReturned(tx: Tx, workspaceId: string, spendingId: string): Promise<SpentPart[]> {
  const returns = (await journalsReversing(tx, workspaceId, spendingId)).filter((journal) => journal.kind === 'return');
  const ids = [spendingId, ...returns.map((journal) => journal.id)];
  const moves = await movesOf(tx, workspaceId, ids);
  const byLot = new Map<string, number>();
  for (const { lotId, from, to, amount } of moves) {
    if (to === 'redeemed') byLot.set(lotId, (byLot.get(lotId) ?? 0) + amount);
    if (from === 'redeemed') byLot.set(lotId, (byLot.get(lotId) ?? 0) - amount);
  }
  const lots = await lotsById(tx, workspaceId, [...byLot.keys()]);
  return [...byLot].flatMap(([lotId, amount]) => {
    const lot = lots.get(lotId);
    return lot && amount > 0 ? [{ lot, amount }] : [];
  });
}
