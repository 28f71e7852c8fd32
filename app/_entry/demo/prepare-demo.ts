import { listWorkspaceIds } from '@/engine/organisation/store/workspaces';
import type { Store } from '@/lib/db/types';
import { readEnv } from '@/lib/env';
import { terminalText } from '@/lib/terminal.mjs';
import { markDemoBegun, markDemoFilled } from '../demo-mark';
import { fillDemo } from './fill-demo';

/** Fills the demo into an empty installation; one that has a company already is left as it is. */
export async function prepareDemo(store: Store): Promise<void> {
  if ((await store.read((tx) => listWorkspaceIds(tx))).length > 0) return;
  console.log(terminalText('server.demoFilling'));
  await markDemoBegun(store);
  await markDemoFilled(store, JSON.stringify(await fillDemo(store, readEnv().dataDir)));
}
