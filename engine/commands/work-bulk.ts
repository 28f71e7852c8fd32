import { loadAppById } from '@/engine/apps/load-app';
import { advanceRun, findRun } from '@/engine/records/bulk/runs';
import type { JobHandler } from '@/lib/jobs/worker';
import { bulkChunk, Stopped } from './steps/bulk-chunk';

/** Records a transaction: a till waits for one chunk at the most. */
const CHUNK = 50;

/** Goes on with a bulk action where it stands, chunk by chunk; each chunk and the place it reached are one transaction. */
export const workBulk: JobHandler = async (store, { payload }, stopping) => {
  const { run: id } = payload as { run: string }; // written by start-bulk
  let more = true;
  while (more) {
    if (stopping?.aborted) return store.clock();
    try {
      more = await store.write(async (tx) => {
        const run = await findRun(tx, id);
        if (run?.status !== 'running') return false;
        const app = await loadAppById(tx, run.appId);
        const form = app.formsById.get(run.formId);
        if (form) return bulkChunk(tx, { app, form }, run, CHUNK);
        await advanceRun(tx, run, { status: 'failed', finishedAt: tx.now });
        return false;
      });
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      more = false;
    }
  }
  return undefined;
};
