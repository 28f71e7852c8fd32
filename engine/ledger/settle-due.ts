import type { Tx } from '@/lib/db/types';
import type { Lot } from './lot';
import { post } from './post';
import { type DueStep, nextDue, nextDueAt, SETTLE_STEPS, type SettleStep } from './settle-plan';
import { openLots } from './store/lots';
import { changeBalances, openWallet, owedIn, type Wallet, type WalletName } from './store/wallet';

const CLOCK = { kind: 'clock', id: 'ledger' } as const;

/**
 * Activates and expires everything of the member that is due by now, each at the instant it was due. Costs nothing when nothing is.
 * Answers how many journals were written.
 */
export async function settleDue(
  tx: Tx,
  { steps, ...name }: WalletName & { readonly steps?: readonly SettleStep[] },
): Promise<number> {
  const wallet = await openWallet(tx, name);
  return (await settle(tx, wallet, steps)).journals;
}

/** Opens the wallet as it stands now: locked, and settled. */
export async function openSettled(tx: Tx, name: WalletName): Promise<Wallet> {
  const wallet = await openWallet(tx, name);
  await settle(tx, wallet);
  return wallet;
}

/** The same, with the open lots. */
export async function openWithLots(tx: Tx, name: WalletName): Promise<{ wallet: Wallet; lots: Lot[] }> {
  const wallet = await openWallet(tx, name);
  const { lots } = await settle(tx, wallet);
  return { wallet, lots: lots ?? (await openLots(tx, wallet)) };
}

async function settle(
  tx: Tx,
  wallet: Wallet,
  steps: readonly SettleStep[] = SETTLE_STEPS,
): Promise<{ journals: number; lots?: Lot[] }> {
  if (wallet.nextDueAt === null || wallet.nextDueAt > tx.now) return { journals: 0 };
  const lots = await openLots(tx, wallet);
  let journals = 0;
  for (;;) {
    const step = nextDue(lots, { owed: owedIn(wallet), now: tx.now, steps });
    if (!step) break;
    await postStep(tx, wallet, step);
    journals += 1;
  }
  // The instant may have been too early: lots are spent before they expire.
  const due = nextDueAt(lots);
  if (due !== wallet.nextDueAt) {
    const changes = { available: 0, pending: 0, held: 0, debt: 0 };
    await changeBalances(tx, wallet, { changes, nextDueAt: due });
  }
  return { journals, lots };
}

async function postStep(tx: Tx, wallet: Wallet, step: DueStep): Promise<void> {
  await post(tx, wallet, {
    kind: step.kind,
    key: null,
    hash: '',
    moves: step.moves,
    debt: step.repaid,
    house: step.kind === 'expire' ? { expired: step.amount } : {},
    outcome: { amount: step.amount, ...(step.repaid ? { repaid: step.repaid } : {}) },
    circumstances: { actor: CLOCK, occurredAt: step.at },
  });
}
