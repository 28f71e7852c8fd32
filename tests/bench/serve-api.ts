import { serve } from '@hono/node-server';
import { apiRouter } from '@/app/_entry/api/router';
import { startThreads } from '@/app/_entry/start-threads';
import { createApiKey } from '@/engine/commands/create-api-key';
import { readEnv } from '@/lib/env';
import { openShop } from './shop';

/** Serves the API of a fresh shop on a free port, prints where and with what, and ends when it is told to. */
const shop = await openShop();
const members = await shop.members(500);
const { key } = await shop.run(createApiKey, {
  name: 'till',
  scopes: ['records:write'],
  requestsPerMinute: 1_000_000,
});
const programs = {
  commands: new URL('./command-thread.js', import.meta.url),
  checkpoints: new URL('./checkpoint-thread.js', import.meta.url),
};
const threads = await startThreads(programs, shop.store.beside, {
  file: shop.file,
  dataDir: shop.folder,
  jobs: false,
});
const router = apiRouter(shop.store, readEnv({ PUBLIC_URL: 'http://127.0.0.1' }), threads.carryOut);
const server = serve({ fetch: router.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}/api/v1`, app: shop.app, key, members }));
});
process.on('SIGTERM', () => {
  server.close(() => void threads.stop().then(() => shop.close()));
  if ('closeAllConnections' in server) server.closeAllConnections();
});
