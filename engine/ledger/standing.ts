import type { Tx } from '@/lib/db/types';
import { accountChanges, applyMoves } from './apply-moves';
import type { Lot } from './lot';
import { type DueStep, nextDue } from './settle-plan';
import { openLots } from './store/lots';
import { balanceIn, owedIn, readWallet, type Wallet, type WalletName } from './store/wallet';

/** A member's points as they are at this instant, what is due but not posted yet included. Amounts in smallest units. */
export interface Standing {
  readonly available: number;
  readonly pending: number;
  readonly held: number;
  /** Owed, zero or above. */
  readonly debt: number;
  /** What the member sees: available less debt. */
  readonly visible: number;
  /** Open lots, in the state the due steps leave them. */
  readonly lots: readonly Lot[];
  /** What the next command will post first. */
  readonly due: readonly DueStep[];
  /** The accounts as posted; null for a member who never had points. */
  readonly wallet: Wallet | null;
}

export async function standing(
  tx: Pick<Tx, 'db' | 'dialect' | 'execute' | 'now'>,
  name: WalletName,
): Promise<Standing> {
  const wallet = await readWallet(tx, name);
  if (!wallet) return { available: 0, pending: 0, held: 0, debt: 0, visible: 0, lots: [], due: [], wallet };
  const lots = await openLots(tx, name);
  const balances = {
    available: balanceIn(wallet, 'available'),
    pending: balanceIn(wallet, 'pending'),
    held: balanceIn(wallet, 'held'),
    debt: owedIn(wallet),
  };
  const due: DueStep[] = [];
  for (;;) {
    const step = nextDue(lots, { owed: balances.debt, now: tx.now });
    if (!step) break;
    const changes = accountChanges(step.moves, step.repaid);
    balances.available += changes.available;
    balances.pending += changes.pending;
    balances.debt -= changes.debt;
    applyMoves(step.moves);
    due.push(step);
  }
  return { ...balances, visible: balances.available - balances.debt, lots, due, wallet };
}
