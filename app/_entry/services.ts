import type { Hono } from 'hono';
import { heedHalts } from '@/engine/ledger/check-ledgers';
import { migrate } from '@/lib/db/migrate';
import { databaseFile, store as openedStore } from '@/lib/db/store';
import type { Store } from '@/lib/db/types';
import { type Env, readEnv } from '@/lib/env';
import { releaseLeases, type Worker } from '@/lib/jobs/worker';
import { processSingleton } from '@/lib/process-singleton';
import { apiRouter } from './api/router';
import { engineHandlers } from './jobs/engine-handlers';
import { outsideHandlers } from './jobs/outside-handlers';
import { startEngineJobs, startJobs } from './jobs/start-jobs';
import { startThreads, type ThreadPrograms, type Threads } from './start-threads';
import '@/engine/fields/ready';

export interface Services {
  readonly store: Store;
  readonly router: Hono;
  /** Absent where jobs are done by a process of their own. */
  readonly worker: Pick<Worker, 'stop'> | null;
  /** Carry out the commands; absent where this thread does. */
  readonly threads: Threads | null;
}

interface ServicesOptions {
  /** The bundled threads, which the embedded database can have. */
  readonly threads?: ThreadPrograms;
}

/** Everything that lives once per process, whoever asks first: the server entry, a page, or plain Next. */
export function services(options: ServicesOptions = {}): Promise<Services> {
  return processSingleton('services', () => start(options));
}

async function start({ threads: programs }: ServicesOptions): Promise<Services> {
  const env = readEnv();
  const store = await openedStore();
  await migrate(store);
  await heedHalts(store);
  // The embedded database has one process: nobody alive holds a job.
  if (store.dialect === 'sqlite') await releaseLeases(store);
  const threads = programs && store.beside ? await startThreads(programs, store.beside, taskOf(env)) : null;
  const router = apiRouter(store, env, threads?.carryOut);
  const worker = env.WORKER === 'auto' ? startWorkers(store, env, threads !== null) : null;
  return { store, router, worker, threads };
}

function taskOf(env: Env) {
  return { file: databaseFile(env.dataDir), dataDir: env.dataDir, jobs: env.WORKER === 'auto' };
}

/** The engine's jobs are done where commands are. */
function startWorkers(store: Store, env: Env, elsewhere: boolean): Pick<Worker, 'stop'> {
  const outside = outsideHandlers(env);
  if (!elsewhere) return startEngineJobs(store, env, outside);
  return startJobs(store, { handlers: outside, kinds: { except: Object.keys(engineHandlers(env)) } });
}
