import { findByLink } from '@/engine/organisation/store/invitations';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import { publicActor, setupActor } from '@/engine/permissions/doors';
import type { JoiningDoor } from '@/lib/auth/joining-routes';
import { findUserIdByEmail } from '@/lib/auth/users';
import type { Store } from '@/lib/db/types';
import { acceptInvitation } from './accept-invitation';
import { createCompany } from './create-company';
import { runCommand } from './run';

/** What stands behind the pages where nobody is signed in yet: founding the company, and joining by a link. */
export function joiningDoor(store: Store): JoiningDoor {
  return {
    createCompany: async (input) => {
      const actor = setupActor(await store.read((tx) => tx.newId()));
      const { output } = await runCommand(store, createCompany, { actor, input });
      return output;
    },
    describeInvitation: (token) =>
      store.read(async (tx) => {
        const { workspaceId, email, name, locale } = await findByLink(tx, token);
        const company = await getWorkspace(tx, workspaceId);
        const hasAccount = (await findUserIdByEmail(tx, email)) !== null;
        return { company: company.name, email, name, locale, hasAccount };
      }),
    acceptInvitation: async (input) => {
      const { id, workspaceId } = await store.read((tx) => findByLink(tx, input.token));
      const actor = publicActor(workspaceId, id);
      const { output } = await runCommand(store, acceptInvitation, { actor, input });
      return output;
    },
  };
}
