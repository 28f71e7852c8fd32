import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { LIMITS } from '@/engine/kernel/limits';
import { createRouter } from '@/lib/api/router';
import { clientAddress } from '@/lib/auth/client-address';
import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';
import { readNetworks } from '@/lib/networks';
import type { CarryOut } from '../commands/carry-out';
import { carryOutHere } from '../commands/carry-out-here';
import { mountAuthRoutes } from './auth-routes';
import { authenticator } from './authenticate';
import { demoEndpoints } from './demo-endpoints';
import { documentEndpoints } from './document-endpoints';
import { endpoints } from './endpoints';
import { exportEndpoints } from './export-endpoint';
import { fileEndpoints } from './file-endpoints';
import { healthEndpoints } from './health-endpoints';
import { importEndpoints } from './import-endpoints';
import { journalExport } from './journal-export';
import { openingEndpoints } from './opening-endpoints';
import { problemAnswer, unknownAddress, wrongMethod } from './problem';

/** The whole API, assembled from the commands and reads; used by the server entry and by the catch-all route of plain Next. */
export function apiRouter(store: Store, env: Env, carryOut: CarryOut = carryOutHere(store)): Hono {
  const proxies = readNetworks('TRUSTED_PROXIES', env.TRUSTED_PROXIES);
  const authenticate = authenticator(store, env);
  const addressOf = (context: Context) => {
    // Bindings are there behind the server entry, and absent behind Next's route handler.
    const socket = (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket?.remoteAddress;
    return clientAddress(socket, context.req.header('x-forwarded-for') ?? null, proxies);
  };
  const router = createRouter({
    basePath: '/api/v1',
    endpoints: [
      ...healthEndpoints(store),
      ...demoEndpoints(store, env),
      ...documentEndpoints(store, env, authenticate),
      ...fileEndpoints(store, env, authenticate),
      ...exportEndpoints(store, env, authenticate),
      journalExport(store, authenticate),
      ...openingEndpoints(store, env, authenticate),
      ...importEndpoints(store, env, authenticate),
      ...endpoints(store, authenticate, carryOut),
    ],
    limits: { bytes: LIMITS.bodyBytes, depth: LIMITS.jsonDepth, keys: LIMITS.jsonKeys },
    addressOf,
    problemOf: problemAnswer,
    notFound: unknownAddress,
    wrongMethod,
  });
  mountAuthRoutes(router, store, { env, addressOf });
  return router;
}
