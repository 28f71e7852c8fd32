import type { Hono } from 'hono';
import { heedHalts } from '@/engine/ledger/check-ledgers';
import { migrate } from '@/lib/db/migrate';
import { store as openedStore } from '@/lib/db/store';
import type { Store } from '@/lib/db/types';
import { readEnv } from '@/lib/env';
import { releaseLeases, startWorker, type Worker } from '@/lib/jobs/worker';
import { log } from '@/lib/log';
import { processSingleton } from '@/lib/process-singleton';
import { apiRouter } from './api/router';
import { jobHandlers } from './job-handlers';
import { startTimers } from './timers';
import '@/engine/fields/ready';

export interface Services {
  readonly store: Store;
  readonly router: Hono;
  /** Absent where jobs are done by a process of their own. */
  readonly worker: Worker | null;
}

/** Everything that lives once per process, whoever asks first: the server entry, a page, or plain Next. */
export function services(): Promise<Services> {
  return processSingleton('services', start);
}

async function start(): Promise<Services> {
  const env = readEnv();
  const store = await openedStore();
  await migrate(store);
  await heedHalts(store);
  // The embedded database has one process: nobody alive holds a job.
  if (store.dialect === 'sqlite') await releaseLeases(store);
  const router = apiRouter(store, env);
  const worker = env.WORKER === 'auto' ? startJobs(store) : null;
  return { store, router, worker };
}

export function startJobs(store: Store): Worker {
  const worker = startWorker(store, {
    handlers: jobHandlers(readEnv()),
    onError: (error, job) => log.error({ error, kind: job.kind, attempts: job.attempts }, 'a job failed'),
  });
  const timers = startTimers(store);
  return { ...worker, stop: async () => void (await Promise.all([timers.stop(), worker.stop()])) };
}
