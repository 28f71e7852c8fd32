import { parentPort, workerData } from 'node:worker_threads';
import { heedHalts } from '@/engine/ledger/check-ledgers';
import { openSqliteStore } from '@/lib/db/sqlite';
import type { Store } from '@/lib/db/types';
import { log } from '@/lib/log';
import { Mailbox } from '@/lib/threads/mailbox';
import { carryOutHere } from './commands/carry-out-here';
import { sendError } from './commands/sent-error';
import type { FromThread, ThreadTask, ToThread } from './commands/thread-messages';
import { startEngineJobs } from './jobs/start-jobs';
import '@/engine/fields/ready';

/** In milliseconds. */
const HEED = 5_000;

async function work(port: NonNullable<typeof parentPort>, { file, dataDir, jobs, turn }: ThreadTask): Promise<void> {
  const store = openSqliteStore(file, { beside: turn, alone: true });
  store.beside.leaveLog();
  await heedHalts(store);
  const carryOut = carryOutHere(store);
  const outbox = new Mailbox<FromThread>((items) => port.postMessage(items));
  const notice = store.beside.join((topic, payload) => outbox.post({ topic, payload }));
  const running = new Set<Promise<void>>();
  const worker = jobs ? startEngineJobs(store, { dataDir }) : heedOften(store);

  async function answer({ id, call }: Extract<ToThread, { id: number }>): Promise<void> {
    try {
      outbox.post({ id, done: await carryOut(call) });
    } catch (error) {
      outbox.post({ id, failed: sendError(error) });
    }
  }

  async function stop(): Promise<void> {
    await worker.stop();
    await Promise.all(running);
    await store.close();
    // After the last answers.
    setImmediate(() => port.close());
  }

  port.on('message', (text: string) => {
    for (const item of JSON.parse(text) as ToThread[]) {
      if ('topic' in item) notice(item.topic, item.payload);
      else if ('stop' in item) void stop();
      else {
        const one = answer(item);
        running.add(one);
        void one.then(() => running.delete(one));
      }
    }
  });
  outbox.post({ ready: true });
}

/** The timers of the engine's jobs do it too; without jobs nobody would hear of a check that has stopped a ledger. */
function heedOften(store: Store): { stop(): Promise<void> } {
  const heeding = setInterval(() => {
    heedHalts(store).catch((error: unknown) => log.error({ error }, 'the outcome of the check could not be read'));
  }, HEED);
  return { stop: async () => clearInterval(heeding) };
}

if (!parentPort) throw new Error('runs as a thread of the server');
await work(parentPort, workerData as ThreadTask);
