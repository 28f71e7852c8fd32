import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import next from 'next';
import { startBackupSchedule } from '@/lib/backup/schedule';
import { readEnv } from '@/lib/env';
import { acquireServerLock } from '@/lib/server-lock';
import { startupSentence } from '@/lib/startup-sentence';
import { errorText } from '@/lib/told-error';
import { announceReady } from './announce';
import { prepareDemo } from './demo/prepare-demo';
import { startLedgerCheck } from './ledger-check';
import { lifecycle } from './lifecycle';
import { services } from './services';
import type { ThreadPrograms } from './start-threads';
import { stopInOrder } from './stop-in-order';

function fail(error: unknown): never {
  console.error(startupSentence(error) ?? errorText(error));
  process.exit(1);
}

// Next installs listeners that only log: a server that has lost its senses must end instead, and be started again.
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

function bundledThreads(): ThreadPrograms {
  return {
    commands: new URL('./command-thread.js', import.meta.url),
    checkpoints: new URL('./checkpoint-thread.js', import.meta.url),
  };
}

async function serve(): Promise<void> {
  const env = readEnv();
  const dev = process.env.NODE_ENV === 'development';
  const secure = env.publicUrl.startsWith('https:');
  const lock = env.DATABASE_URL ? null : acquireServerLock(env.dataDir);
  const server = createServer();
  const pages = next({ dev, dir: process.cwd(), hostname: env.HOST, port: env.PORT, httpServer: server });
  const { store, router, worker, threads } = await services({ threads: dev ? undefined : bundledThreads() });
  if (process.argv.includes('--demo')) await prepareDemo(store);
  await pages.prepare();
  const page = pages.getRequestHandler();
  // While developing, the same router answers inside Next, so that a change of the API needs no restart.
  const api = dev ? page : getRequestListener(router.fetch);
  server.on('request', (request, response) => {
    if (lifecycle.stopping) response.shouldKeepAlive = false;
    // Whoever came by https once comes by nothing else again.
    if (secure) response.setHeader('strict-transport-security', 'max-age=31536000');
    void (/^\/api\//.test(request.url ?? '') ? api : page)(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.PORT, env.HOST, resolve);
  });
  lifecycle.ready = true;
  const backups = startBackupSchedule(env);
  const ledgerCheck = startLedgerCheck(store);
  await announceReady(store, env);
  stopInOrder({
    server,
    parts: [
      async () => backups?.stop(),
      async () => ledgerCheck.stop(),
      () => worker?.stop(),
      () => threads?.stop(),
      () => pages.close(),
      () => store.close(),
      async () => lock?.release(),
    ],
  });
}

serve().catch(fail);
