import { Fault, isFault } from '@/engine/kernel/fault';
import { sha256 } from '@/lib/crypto/hash';
import type { Tx } from '@/lib/db/types';
import type { Posted } from './journal-schema';
import { KeyTaken } from './post';
import { journalByKey } from './store/journals';

/** Tells requests apart that share a key: what is asked for, not when, by whom or why. */
export function requestHash(...facts: readonly (string | number)[]): string {
  return sha256(facts.join('\n')).slice(0, 32);
}

/**
 * Carries a keyed request out once: repeating it answers what it answered first, also when it would be refused by now. The key is
 * looked up only when something stood in the way, so that the usual case pays nothing for it.
 * Refuses `ledger.keyReused` when the key was used for another request.
 */
export async function once(
  tx: Tx,
  request: { readonly workspaceId: string; readonly key: string; readonly hash: string },
  carryOut: () => Promise<Posted>,
): Promise<Posted> {
  try {
    return await carryOut();
  } catch (error) {
    if (!(error instanceof KeyTaken) && !isFault(error)) throw error;
    const earlier = await journalByKey(tx, request.workspaceId, request.key);
    if (!earlier) throw error;
    if (earlier.reqHash !== request.hash) throw new Fault('conflict', 'ledger.keyReused', { key: request.key });
    return { ...earlier.outcome, journalId: earlier.id, replayed: true };
  }
}
