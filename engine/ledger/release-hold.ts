import type { Tx } from '@/lib/db/types';
import type { Posted } from './journal-schema';
import { openHold, type ResolveInput, resolvedAnswer, resolveHold } from './resolve-hold';

/**
 * Gives held points back to their lots; what has expired meanwhile expires at once. Releasing a released hold answers the same.
 * Refuses `ledger.unknownHold`, and `ledger.holdResolved` when the hold was posted.
 */
export async function releaseHold(tx: Tx, input: ResolveInput): Promise<Posted> {
  const opened = await openHold(tx, input);
  if (opened.hold.status !== 'open') return resolvedAnswer(tx, opened.hold, 'released');
  return resolveHold(tx, opened, { posted: 0, circumstances: input });
}
