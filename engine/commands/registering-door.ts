import { findAppByAddress } from '@/engine/apps/store';
import { Fault } from '@/engine/kernel/fault';
import { publicActor } from '@/engine/permissions/doors';
import type { Register } from '@/lib/auth/member-routes';
import type { Store } from '@/lib/db/types';
import { registerMember } from './register-member';
import { runCommand } from './run';

/** What stands behind the page where somebody becomes a member: the command, and the cookie it earns. */
export function registeringDoor(store: Store): Register {
  return async ({ userAgent, locale }, { app: address, phoneProof, values }) => {
    const app = await store.read((tx) => findAppByAddress(tx, address));
    if (!app) throw new Fault('not-found', 'members.noApp');
    const actor = publicActor(app.workspaceId, app.id);
    const input = {
      app: app.key,
      phoneProof,
      values,
      userAgent: userAgent.slice(0, 500),
      ...(locale ? { locale } : {}),
    };
    const { output } = await runCommand(store, registerMember, { actor, input });
    const { session, ...body } = output;
    return { pass: { workspaceId: app.workspaceId, token: session }, body };
  };
}
