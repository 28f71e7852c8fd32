import { Fault } from '@/engine/kernel/fault';
import { writtenPoints } from './points';
import { balanceIn, type Wallet } from './store/wallet';

/** Refuses `ledger.short` with what is needed and what there is, as people write points. */
export function assertCovered(wallet: Wallet, amount: number): void {
  const available = balanceIn(wallet, 'available');
  if (available >= amount) return;
  const { scale } = wallet.currency;
  throw new Fault('refused', 'ledger.short', {
    needed: writtenPoints(amount, scale),
    available: writtenPoints(available, scale),
    missing: writtenPoints(amount - available, scale),
  });
}
