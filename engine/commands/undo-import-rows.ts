import { loadAppById } from '@/engine/apps/load-app';
import type { Actor } from '@/engine/kernel/actor';
import { isFault } from '@/engine/kernel/fault';
import { requirePlace } from '@/engine/permissions/require-place';
import { requireBatch, updateBatch } from '@/engine/records/import/batches';
import { recordsMadeBy } from '@/engine/records/store/records-made-by';
import type { JobHandler } from '@/lib/jobs/worker';
import { setBinned } from './steps/set-binned';

/** Records a transaction: a till waits for one chunk at the most. */
const CHUNK = 50;

/**
 * Bins what an import has made, chunk by chunk. A record that may not go any more, such as one in an approval, stays; one that is in
 * the bin already is passed over, so running twice does nothing more.
 */
export const undoImportRows: JobHandler = async (store, { workspaceId, payload }, stopping) => {
  const { batch: id, actor } = payload as { batch: string; actor: Actor }; // written by undo-import
  let after = '';
  for (;;) {
    if (stopping?.aborted) return store.clock();
    const from = after;
    const last = await store.write(async (tx) => {
      const batch = await requireBatch(tx, workspaceId, id);
      if (batch.status !== 'undoing') return null;
      const app = await loadAppById(tx, batch.appId);
      const form = app.formsById.get(batch.formId);
      const records = form
        ? await recordsMadeBy(tx, form.layout, { workspaceId, batch: id, after: from, limit: CHUNK })
        : [];
      for (const before of form ? records : []) {
        try {
          await tx.nested(async () => {
            await requirePlace(tx, actor, { permission: 'records:remove', orgUnitId: before.orgUnitId });
            if (form) await setBinned(tx, actor, { app, form, before, binned: true, door: 'import' });
          });
        } catch (error) {
          if (!isFault(error)) throw error;
        }
      }
      if (records.length === CHUNK) return records.at(-1)?.id ?? null;
      await updateBatch(tx, id, { status: 'undone', finishedAt: tx.now });
      return null;
    });
    if (last === null) return undefined;
    after = last;
  }
};
