import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { listWorkspaceIds } from '@/engine/organisation/store/workspaces';
import type { Endpoint } from '@/lib/api/router';
import { originAllowedAtDoor } from '@/lib/auth/origin';
import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';
import { beginDemo, demoState } from '../demo/demo-state';
import type { Described } from './described-route';

const output = z.strictObject({ state: z.string() });

export const DEMO_STATE: Described = {
  name: 'demo-state',
  summary: 'Is the demo there, or on its way?',
  route: { method: 'GET', path: '/demo', tag: 'installation', open: true },
  input: z.strictObject({}),
  output,
  remembered: false,
};

export const DEMO_BEGIN: Described = {
  name: 'begin-demo',
  summary: 'Fill an empty installation with the demo; refused once it has a company',
  route: { method: 'POST', path: '/demo', tag: 'installation', open: true },
  input: z.strictObject({}),
  output,
  remembered: false,
};

/** For the first-run page: fill the demo, and ask whether it is there. Refused once the installation has a company. */
export function demoEndpoints(store: Store, env: Env): Endpoint[] {
  const answer = async () => ({ status: 200, body: { state: await demoState(store) } });
  return [
    { ...DEMO_STATE.route, handle: answer },
    {
      ...DEMO_BEGIN.route,
      handle: async ({ request }) => {
        if (!originAllowedAtDoor(request, env.publicUrl)) throw new Fault('forbidden', 'api.foreignOrigin');
        const state = await demoState(store);
        if (state === 'none' || state === 'failed') {
          const companies = await store.read((tx) => listWorkspaceIds(tx));
          if (companies.length > 0) throw new Fault('conflict', 'organisation.alreadyFounded');
          beginDemo(store);
        }
        return answer();
      },
    },
  ];
}
