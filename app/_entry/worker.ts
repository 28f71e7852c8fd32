import { migrate } from '@/lib/db/migrate';
import { store as openedStore } from '@/lib/db/store';
import { readEnv } from '@/lib/env';
import { startupSentence } from '@/lib/startup-sentence';
import { TerminalRefusal, terminalText } from '@/lib/terminal.mjs';
import { errorText } from '@/lib/told-error';
import { outsideHandlers } from './jobs/outside-handlers';
import { startEngineJobs } from './jobs/start-jobs';
import '@/engine/fields/ready';

const HARD_LIMIT = 20_000;

function fail(error: unknown): never {
  console.error(startupSentence(error) ?? errorText(error));
  process.exit(1);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

/** `npm run worker`: does the jobs in a process of its own, beside servers started with `WORKER=apart`. */
async function main(): Promise<void> {
  // A second process that writes to the embedded database would make the server wait.
  const env = readEnv();
  if (!env.DATABASE_URL) throw new TerminalRefusal('worker.needsPostgres');
  const store = await openedStore();
  await migrate(store);
  const worker = startEngineJobs(store, env, outsideHandlers(env));
  console.log(terminalText('worker.ready'));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), HARD_LIMIT).unref();
    worker
      .stop()
      .then(() => store.close())
      .then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch(fail);
