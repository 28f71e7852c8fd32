import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { usable } from './allocate';
import { currencyById } from './currency';
import type { Outcome, Posted } from './journal-schema';
import type { Lot, Move } from './lot';
import { requestHash } from './once';
import { type Circumstances, post } from './post';
import { openSettled } from './settle-due';
import {
  closeHold,
  closeLine,
  findHold,
  type HoldLineRow,
  type HoldName,
  type HoldRow,
  holdLines,
} from './store/holds';
import { journalById } from './store/journals';
import { lotsById } from './store/lots';
import { owedIn, type Wallet } from './store/wallet';

export interface ResolveInput extends HoldName, Circumstances {}

/** Refuses `ledger.unknownHold`. */
export async function holdById(tx: Pick<Tx, 'db'>, name: HoldName): Promise<HoldRow> {
  const row = await findHold(tx, name);
  if (!row) throw new Fault('not-found', 'ledger.unknownHold');
  return row;
}

/** The hold's wallet, settled, and the hold as it stands while nobody else can touch it. */
export async function openHold(tx: Tx, name: HoldName): Promise<{ wallet: Wallet; hold: HoldRow }> {
  const { memberId, currencyId } = await holdById(tx, name);
  const currency = await currencyById(tx, { workspaceId: name.workspaceId, currencyId });
  const wallet = await openSettled(tx, { currency, memberId });
  return { wallet, hold: await holdById(tx, name) };
}

/** The answer the hold got when it was resolved, or a refusal `ledger.holdResolved` when it was resolved in another way. */
export async function resolvedAnswer(tx: Tx, hold: HoldRow, expected: 'posted' | 'released'): Promise<Posted> {
  const journal =
    hold.status === expected && hold.resolvedJournalId
      ? await journalById(tx, hold.workspaceId, hold.resolvedJournalId)
      : null;
  if (!journal) throw new Fault('conflict', 'ledger.holdResolved', { status: hold.status });
  return { ...journal.outcome, journalId: journal.id, replayed: true };
}

/**
 * Ends an open hold: `posted` points are spent, the rest goes back to the lots it came from, where what has expired meanwhile
 * expires at once and what the member owes is paid off first.
 */
export async function resolveHold(
  tx: Tx,
  { wallet, hold }: { readonly wallet: Wallet; readonly hold: HoldRow },
  { posted, circumstances }: { readonly posted: number; readonly circumstances: Circumstances },
): Promise<Posted> {
  const name = { workspaceId: hold.workspaceId, holdId: hold.id };
  const lines = await holdLines(tx, name);
  const lots = await lotsById(
    tx,
    hold.workspaceId,
    lines.map((line) => line.lotId),
  );
  const plan = planResolution(lines, lots, { posted, owed: owedIn(wallet), now: tx.now });
  const released = hold.amount - posted;
  const outcome: Outcome = {
    amount: posted || hold.amount,
    holdId: hold.id,
    ...(released ? { released } : {}),
    ...(plan.expired ? { expired: plan.expired } : {}),
    ...(plan.repaid ? { repaid: plan.repaid } : {}),
  };
  const kind = posted ? 'post' : 'release';
  const journalId = await post(tx, wallet, {
    circumstances,
    kind,
    key: null,
    hash: requestHash(kind, hold.id, posted),
    moves: plan.moves,
    debt: plan.repaid,
    house: { redeemed: posted, expired: plan.expired },
    outcome,
    holdId: hold.id,
    reversesId: posted ? undefined : hold.journalId,
  });
  for (const { line, part } of plan.parts) await closeLine(tx, line, { posted: part, released: line.amount - part });
  const status = posted ? 'posted' : 'released';
  const closed = await closeHold(tx, name, { status, posted, released, resolvedJournalId: journalId });
  if (!closed) throw new Fault('conflict', 'ledger.holdResolved', { status: hold.status });
  return { journalId, replayed: false, ...outcome };
}

interface Resolution {
  readonly moves: Move[];
  readonly parts: { line: HoldLineRow; part: number }[];
  expired: number;
  repaid: number;
}

function planResolution(
  lines: readonly HoldLineRow[],
  lots: ReadonlyMap<string, Lot>,
  { posted, owed, now }: { readonly posted: number; readonly owed: number; readonly now: number },
): Resolution {
  const plan: Resolution = { moves: [], parts: [], expired: 0, repaid: 0 };
  let left = posted;
  for (const line of lines) {
    const lot = lots.get(line.lotId);
    if (!lot) continue;
    const part = Math.min(left, line.amount);
    left -= part;
    plan.parts.push({ line, part });
    if (part > 0) plan.moves.push({ lot, from: 'held', to: 'redeemed', amount: part });
    const back = line.amount - part;
    if (back === 0) continue;
    if (lot.expiresAt !== null && lot.expiresAt <= now) {
      plan.moves.push({ lot, from: 'held', to: 'expired', amount: back });
      plan.expired += back;
      continue;
    }
    const { moves, repaid } = usable(lot, 'held', back, owed - plan.repaid);
    plan.moves.push(...moves);
    plan.repaid += repaid;
  }
  return plan;
}
