import type { Tx } from '@/lib/db/types';
import type { Posted } from './journal-schema';
import type { Move } from './lot';
import { once, requestHash } from './once';
import { type Circumstances, post } from './post';
import { openWithLots } from './settle-due';
import { movesOf } from './store/journals';
import type { WalletName } from './store/wallet';

export interface UndoOpeningInput extends WalletName, Circumstances {
  /** The journal of `importOpening`. */
  readonly journalId: string;
}

/**
 * Takes back what is left of an opening balance; what was spent, held or expired meanwhile stays where it went. Null when nothing is
 * left. Doing it again changes nothing.
 */
export async function undoOpening(tx: Tx, input: UndoOpeningInput): Promise<Posted | null> {
  const { journalId: undone, currency } = input;
  const { workspaceId } = currency;
  const { wallet, lots } = await openWithLots(tx, input);
  const granted = await movesOf(tx, workspaceId, [undone]);
  const own = new Set(granted.map(({ lotId }) => lotId));
  const moves: Move[] = lots
    .filter(({ id }) => own.has(id))
    .flatMap((lot) =>
      (['pending', 'available'] as const).flatMap((from) =>
        lot[from] > 0 ? [{ lot, from, to: 'reversed' as const, amount: lot[from] }] : [],
      ),
    );
  const taken = moves.reduce((sum, move) => sum + move.amount, 0);
  if (taken === 0) return null;
  const key = `undo-opening:${undone}`;
  const hash = requestHash('undo-opening', currency.id, input.memberId, undone);
  return once(tx, { workspaceId, key, hash }, async () => {
    const outcome = { amount: -taken, reversed: taken };
    const journalId = await post(tx, wallet, {
      circumstances: input,
      kind: 'import',
      key,
      hash,
      moves,
      house: { import: taken },
      outcome,
      reversesId: undone,
    });
    return { journalId, replayed: false, ...outcome };
  });
}
