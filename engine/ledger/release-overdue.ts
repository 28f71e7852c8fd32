import type { Tx } from '@/lib/db/types';
import { openHold, resolveHold } from './resolve-hold';
import { overdueHolds } from './store/holds';

const CLOCK = { kind: 'clock', id: 'ledger' } as const;

/**
 * Releases holds whose deadline has come and that nobody resolved, up to `limit`; repeat while it answers as many. Whoever resolves
 * such a hold afterwards finds it released.
 */
export async function releaseOverdue(
  tx: Tx,
  { workspaceId, limit }: { readonly workspaceId: string; readonly limit: number },
): Promise<number> {
  const holds = await overdueHolds(tx, { workspaceId, limit });
  for (const { id: holdId } of holds) {
    const opened = await openHold(tx, { workspaceId, holdId });
    // Somebody may have resolved it while we waited for the member's accounts.
    if (opened.hold.status === 'open') await resolveHold(tx, opened, { posted: 0, circumstances: { actor: CLOCK } });
  }
  return holds.length;
}
