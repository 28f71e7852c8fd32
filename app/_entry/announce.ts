import { listWorkspaceIds } from '@/engine/organisation/store/workspaces';
import { setupToken } from '@/lib/auth/setup-token';
import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';
import { terminalText } from '@/lib/terminal.mjs';
import { demoFacts } from './demo-mark';

/** What the terminal says once the server is ready: where it is, and how to come in. */
export async function announceReady(store: Store, env: Env): Promise<void> {
  console.log(terminalText('server.ready', { url: env.publicUrl }));
  const facts = await demoFacts(store);
  if (facts) {
    const { signIns, apiKey, portal, member } = JSON.parse(facts) as DemoFacts;
    for (const { email, password, role } of signIns)
      console.log(terminalText('server.demoSignIn', { email, password, role }));
    console.log(terminalText('server.demoPortal', { url: `${env.publicUrl}${portal}` }));
    console.log(terminalText('server.demoMember', { phone: member.phone, password: member.password }));
    console.log(terminalText('server.demoKey', { key: apiKey }));
    return;
  }
  const founded = (await store.read((tx) => listWorkspaceIds(tx))).length > 0;
  const token = founded ? null : await setupToken(store);
  if (token) console.log(terminalText('server.setupToken', { token }));
}

export interface DemoFacts {
  readonly signIns: readonly { readonly email: string; readonly password: string; readonly role: string }[];
  /** A member with points, a card and a request on its way. */
  readonly member: { readonly phone: string; readonly password: string };
  readonly apiKey: string;
  /** Path of the members' portal. */
  readonly portal: string;
}
