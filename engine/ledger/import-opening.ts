import { Fault, type Problem } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { usable } from './allocate';
import type { Outcome, Posted } from './journal-schema';
import { emptyLot, type Move } from './lot';
import { once, requestHash } from './once';
import { assertAmount, type Circumstances, post } from './post';
import type { Goodness } from './post-grant';
import { openSettled } from './settle-due';
import { owedIn, type WalletName } from './store/wallet';

/** Points that the member already had elsewhere and that expire together. */
export interface OpeningLot extends Goodness {
  /** Whole smallest units, above zero. */
  readonly amount: number;
}

export interface OpeningInput extends WalletName, Circumstances {
  readonly lots: readonly OpeningLot[];
  /** Idempotency key within the company: the import and its row. */
  readonly key: string;
}

/**
 * Takes over a member's balance from another system: one journal, one lot for each expiry. What the member owes here is paid off
 * first. Refuses `ledger.badLots` with a problem for each lot that is expired already or has no good amount.
 */
export async function importOpening(tx: Tx, input: OpeningInput): Promise<Posted> {
  const { lots, key, currency, memberId } = input;
  refuseBadLots(lots, tx.now);
  const amount = lots.reduce((sum, lot) => sum + lot.amount, 0);
  assertAmount(amount);
  const facts = lots.map((lot) => `${lot.amount} ${lot.activatesAt ?? ''} ${lot.expiresAt ?? ''}`);
  const hash = requestHash('import', currency.id, memberId, ...facts);
  return once(tx, { workspaceId: currency.workspaceId, key, hash }, async () => {
    const wallet = await openSettled(tx, input);
    const plan = openAll(tx, lots, owedIn(wallet));
    const outcome = {
      amount,
      ...(plan.pending ? { pending: plan.pending } : {}),
      ...(plan.repaid ? { repaid: plan.repaid } : {}),
      ...datesOf(lots, tx.now),
    };
    const journalId = await post(tx, wallet, {
      circumstances: input,
      kind: 'import',
      key,
      hash,
      moves: plan.moves,
      opened: plan.moves.map((move) => move.lot).filter((lot, index, all) => all.indexOf(lot) === index),
      debt: plan.repaid,
      house: { import: -amount },
      outcome,
    });
    return { journalId, replayed: false, ...outcome };
  });
}

/** Dates that hold for the whole journal: those of its only lot. */
function datesOf([lot, ...others]: readonly OpeningLot[], now: number): Pick<Outcome, 'activatesAt' | 'expiresAt'> {
  if (!lot || others.length > 0) return {};
  const { activatesAt, expiresAt } = lot;
  return { ...(activatesAt && activatesAt > now ? { activatesAt } : {}), ...(expiresAt ? { expiresAt } : {}) };
}

function openAll(tx: Tx, lots: readonly OpeningLot[], owed: number) {
  const moves: Move[] = [];
  let repaid = 0;
  let pending = 0;
  for (const { amount, activatesAt = null, expiresAt = null } of lots) {
    const lot = emptyLot({
      id: tx.newId(),
      granted: amount,
      activatesAt,
      expiresAt,
      sourceId: null,
      parentId: null,
    });
    if (activatesAt !== null && activatesAt > tx.now) {
      moves.push({ lot, from: 'granted', to: 'pending', amount });
      pending += amount;
      continue;
    }
    const part = usable(lot, 'granted', amount, owed - repaid);
    moves.push(...part.moves);
    repaid += part.repaid;
  }
  return { moves, repaid, pending };
}

function refuseBadLots(lots: readonly OpeningLot[], now: number): void {
  const problems = lots.flatMap(({ amount, expiresAt }, index): Problem[] => [
    ...(Number.isSafeInteger(amount) && amount > 0
      ? []
      : [{ path: `/lots/${index}/amount`, code: 'ledger.notWholePoints' }]),
    ...(expiresAt && expiresAt <= now ? [{ path: `/lots/${index}/expiresAt`, code: 'ledger.alreadyExpired' }] : []),
  ]);
  if (lots.length === 0) problems.push({ path: '/lots', code: 'ledger.noLots' });
  if (problems.length) throw new Fault('invalid', 'ledger.badLots', {}, problems);
}
