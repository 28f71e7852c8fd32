import { loadAppById } from '@/engine/apps/load-app';
import type { Actor } from '@/engine/kernel/actor';
import { journalsCausedBy } from '@/engine/ledger/store/caused-by';
import { undoOpening } from '@/engine/ledger/undo-opening';
import { requireBatch, updateBatch } from '@/engine/records/import/batches';
import type { JobHandler } from '@/lib/jobs/worker';

export const UNDO_OPENING = 'undo-opening';
/** Journals a transaction: a till waits for one chunk at the most. */
const CHUNK = 50;

/** Takes back what is left of every opening balance an import brought, chunk by chunk; running twice does nothing more. */
export const undoOpeningRows: JobHandler = async (store, { workspaceId, payload }, stopping) => {
  const { batch: id, actor } = payload as { batch: string; actor: Actor }; // written by undo-import
  // Ids grow with time: nothing of the import is older than the import.
  let after = id;
  for (;;) {
    if (stopping?.aborted) return store.clock();
    const from = after;
    const last = await store.write(async (tx) => {
      const batch = await requireBatch(tx, workspaceId, id);
      if (batch.status !== 'undoing') return null;
      const { currency } = await loadAppById(tx, batch.appId);
      const cause = { kind: 'import', id };
      const journals = currency
        ? await journalsCausedBy(tx, { workspaceId, currencyId: currency.id, cause, after: from, limit: CHUNK })
        : [];
      for (const journal of currency ? journals : []) {
        if (!currency || journal.reversesId !== null) continue;
        const { memberId, orgUnitId } = journal;
        await undoOpening(tx, { currency, memberId, orgUnitId, journalId: journal.id, actor, cause });
      }
      if (journals.length === CHUNK) return journals.at(-1)?.id ?? null;
      await updateBatch(tx, id, { status: 'undone', finishedAt: tx.now });
      return null;
    });
    if (last === null) return undefined;
    after = last;
  }
};
