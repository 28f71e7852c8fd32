import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';
import { startWorker, type Worker, type WorkerOptions } from '@/lib/jobs/worker';
import { log } from '@/lib/log';
import { engineHandlers } from './engine-handlers';
import { startTimers } from './timers';

/** Does the jobs that have a handler here. */
export function startJobs(store: Store, options: Pick<WorkerOptions, 'handlers' | 'kinds'>): Worker {
  return startWorker(store, {
    ...options,
    onError: (error, job) => log.error({ error, kind: job.kind, attempts: job.attempts }, 'a job failed'),
  });
}

/** Does the engine's own jobs and rings the timers of cases; beside handlers of other kinds when they are given. */
export function startEngineJobs(
  store: Store,
  env: Pick<Env, 'dataDir'>,
  besides?: WorkerOptions['handlers'],
): Pick<Worker, 'stop'> {
  const own = engineHandlers(env);
  const kinds = besides ? undefined : { only: Object.keys(own) };
  const worker = startJobs(store, { handlers: { ...own, ...besides }, kinds });
  const timers = startTimers(store);
  return { stop: async () => void (await Promise.all([timers.stop(), worker.stop()])) };
}
