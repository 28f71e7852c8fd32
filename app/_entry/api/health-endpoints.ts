import { sql } from 'drizzle-orm';
import type { Endpoint } from '@/lib/api/router';
import type { Store } from '@/lib/db/types';
import { lifecycle } from '../lifecycle';

/** For load balancers and start scripts: `live` always answers, `ready` only while requests are welcome. */
export function healthEndpoints(store: Store): Endpoint[] {
  return [
    { method: 'GET', path: '/health/live', handle: async () => ({ status: 200, body: { live: true } }) },
    {
      method: 'GET',
      path: '/health/ready',
      handle: async () => {
        if (lifecycle.stopping || !lifecycle.ready) return { status: 503, body: { ready: false } };
        await store.db.all(sql`select 1`);
        return { status: 200, body: { ready: true } };
      },
    },
  ];
}
