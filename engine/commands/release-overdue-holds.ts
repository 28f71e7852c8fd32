import { and, eq, gt, lte } from 'drizzle-orm';
import { ptHold } from '@/drizzle/tables/ledger';
import { redemption } from '@/drizzle/tables/rewards';
import { terminateCase } from '@/engine/flows/apply';
import { casesOfRecord } from '@/engine/flows/store/find';
import { isHalted } from '@/engine/ledger/halted';
import { releaseOverdue } from '@/engine/ledger/release-overdue';
import { listWorkspaceIds } from '@/engine/organisation/store/workspaces';
import { clockActor } from '@/engine/permissions/doors';
import type { Store, Tx } from '@/lib/db/types';
import { moveCase } from './decide-task';
import { pendingRedemption, releaseRedemption } from './steps/settle-redemption';

const PAGE = 50;

/** Lets go of what nobody has decided in time: first the cases of redemptions, with everything they hold, then bare holds. */
export async function releaseOverdueHolds(store: Store): Promise<void> {
  const workspaces = await store.read((tx) => listWorkspaceIds(tx));
  for (const workspaceId of workspaces) {
    if (isHalted(workspaceId)) continue;
    let page: string[];
    let after = '';
    // All of them, before any hold is let go as if nothing hung on it.
    do {
      const from = after;
      page = await store.read((tx) => overdueRedemptions(tx, workspaceId, from));
      for (const recordId of page) await store.write((tx) => endRedemption(tx, workspaceId, recordId));
      after = page.at(-1) ?? after;
    } while (page.length === PAGE);
    while ((await store.write((tx) => releaseOverdue(tx, { workspaceId, limit: PAGE }))) === PAGE);
  }
}

async function overdueRedemptions(tx: Tx, workspaceId: string, after: string): Promise<string[]> {
  const rows = await tx.db
    .select({ recordId: redemption.recordId })
    .from(ptHold)
    .innerJoin(redemption, eq(redemption.holdId, ptHold.id))
    .where(
      and(
        eq(ptHold.workspaceId, workspaceId),
        eq(ptHold.status, 'open'),
        lte(ptHold.deadlineAt, tx.now),
        eq(redemption.status, 'pending'),
        gt(redemption.recordId, after),
      ),
    )
    .orderBy(redemption.recordId)
    .limit(PAGE);
  return rows.map((row) => row.recordId);
}

async function endRedemption(tx: Tx, workspaceId: string, recordId: string): Promise<void> {
  const actor = clockActor(workspaceId);
  const running = (await casesOfRecord(tx, workspaceId, recordId)).find((one) => one.status === 'running');
  if (running)
    await moveCase(tx, actor, running.id, (world) => terminateCase(tx, { actor, caseId: running.id }, world));
  const left = await pendingRedemption(tx, workspaceId, recordId);
  if (left) await releaseRedemption(tx, actor, { redemption: left, status: 'cancelled' });
}
