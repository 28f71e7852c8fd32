import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Endpoint } from '@/lib/api/router';
import type { Store } from '@/lib/db/types';
import { lifecycle } from '../lifecycle';
import type { Described } from './described-route';

export const LIVE: Described = {
  name: 'health-live',
  summary: 'Is the process there? Always answers',
  route: { method: 'GET', path: '/health/live', tag: 'installation', open: true },
  input: z.strictObject({}),
  output: z.strictObject({ live: z.boolean() }),
  remembered: false,
};

export const READY: Described = {
  name: 'health-ready',
  summary: 'Are requests welcome? 503 while starting and stopping',
  route: { method: 'GET', path: '/health/ready', tag: 'installation', open: true },
  input: z.strictObject({}),
  output: z.strictObject({ ready: z.boolean() }),
  remembered: false,
};

/** For load balancers and start scripts: `live` always answers, `ready` only while requests are welcome. */
export function healthEndpoints(store: Store): Endpoint[] {
  return [
    { ...LIVE.route, handle: async () => ({ status: 200, body: { live: true } }) },
    {
      ...READY.route,
      handle: async () => {
        if (lifecycle.stopping || !lifecycle.ready) return { status: 503, body: { ready: false } };
        await store.db.all(sql`select 1`);
        return { status: 200, body: { ready: true } };
      },
    },
  ];
}
