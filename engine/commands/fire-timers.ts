import { fireTimer } from '@/engine/flows/apply';
import { dueTimers } from '@/engine/flows/store/timers';
import { isHalted } from '@/engine/ledger/halted';
import { clockActor } from '@/engine/permissions/doors';
import type { Store } from '@/lib/db/types';
import { moveCase } from './decide-task';

const PAGE = 50;

/** Rings every timer of every case that is due, each in a transaction of its own; how many there were. */
export async function fireDueTimers(store: Store): Promise<number> {
  const found = await store.read((tx) => dueTimers(tx, tx.now, PAGE));
  // Where the books do not add up, points cannot move: those cases wait.
  const due = found.filter(({ workspaceId }) => !isHalted(workspaceId));
  for (const { workspaceId, caseId, node, visit } of due) {
    const actor = clockActor(workspaceId);
    await store.write((tx) =>
      moveCase(tx, actor, caseId, (world) => fireTimer(tx, { actor, caseId, node, visit }, world)),
    );
  }
  return due.length;
}
