import { writeSync } from 'node:fs';
import { createRecord } from '@/engine/commands/create-record';
import { importRows } from '@/engine/commands/import-rows';
import { runCommand } from '@/engine/commands/run';
import { IMPORT_ROWS } from '@/engine/commands/start-import';
import { NIGHT } from '@/engine/commands/steps/schedule-night';
import { workNight } from '@/engine/commands/work-night';
import { requireBatch } from '@/engine/records/import/batches';
import { openSqliteStore } from '@/lib/db/sqlite';
import { startWorker } from '@/lib/jobs/worker';
import type { Task } from './orders';

const TILLS = 8;

const task = JSON.parse(process.argv[2] ?? '') as Task; // written by the test
const { actor, app, members, life } = task;
const store = openSqliteStore(task.database, { clock: () => Date.now() + task.ahead });
/** Records one purchase after the other; what is printed has been acknowledged. */
async function till(name: number): Promise<never> {
  for (let at = 0; ; at++) {
    const source = `${life}:${name}:${at}`;
    const member = members[at % members.length] ?? '';
    const values = { member, amount: 1 + (at % 50), bought_on: '2026-01-15' };
    const { output } = await runCommand(store, createRecord, {
      actor,
      input: { app, form: 'purchase', values, source },
    });
    // Straight into the pipe: a buffered line could die with the process.
    writeSync(1, `${output.record.id}\n`);
  }
}

function work() {
  return startWorker(store, {
    handlers: { [IMPORT_ROWS]: importRows(() => task.purchases), [NIGHT]: workNight },
    onError: (error) => {
      console.error(error);
      process.exit(1);
    },
  });
}

/** Says so as soon as the import has gone on. */
async function watch(): Promise<void> {
  const position = async () => (await requireBatch(store, actor.workspaceId, task.batch)).position;
  const before = await position();
  const timer = setInterval(async () => {
    if ((await position()) === before) return;
    clearInterval(timer);
    writeSync(1, '\n');
  }, 5);
}

if (task.kind === 'orders') await Promise.all(Array.from({ length: TILLS }, (_, name) => till(name)));
if (task.kind === 'import') await watch();
const worker = work();
if (task.kind === 'finish') {
  await worker.drain();
  await worker.stop();
  await store.close();
}
