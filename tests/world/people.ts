import { acceptInvitation } from '@/engine/commands/accept-invitation';
import { addOrgUnit } from '@/engine/commands/add-org-unit';
import type { Command } from '@/engine/commands/command';
import { createCompany } from '@/engine/commands/create-company';
import { inviteStaff } from '@/engine/commands/invite-staff';
import { runCommand } from '@/engine/commands/run';
import type { Actor } from '@/engine/kernel/actor';
import type { OrgUnit } from '@/engine/organisation/schema';
import { staffActor } from '@/engine/organisation/staff-actor';
import { publicActor, setupActor } from '@/engine/permissions/doors';
import type { Read } from '@/engine/reads/read';
import { runRead } from '@/engine/reads/run';
import { hashPassword } from '@/lib/auth/password';
import type { Store } from '@/lib/db/types';

export const PASSWORD = 'a river runs north';

type Role = 'owner' | 'builder' | 'manager' | 'clerk';

/** A company without any app, to be filled with stores and people by what people do. */
export interface Workplace {
  readonly workspaceId: string;
  readonly headquarters: string;
  readonly owner: Actor;
  /** What the owner signs in with, beside `PASSWORD`. */
  readonly ownerName: string;
  does<Input, Output>(actor: Actor, command: Command<Input, Output>, input: unknown): Promise<Output>;
  asks<Input, Output>(actor: Actor, read: Read<Input, Output>, input?: unknown): Promise<Output>;
  region(name: string, parentId?: string): Promise<OrgUnit>;
  store(name: string, parentId?: string): Promise<OrgUnit>;
  /** Invites somebody and accepts for them; they sign in with `PASSWORD`. */
  hires(name: string, role: Role, orgUnitId?: string | null): Promise<Actor>;
}

let people = 0;
let hash: Promise<string> | undefined;

export async function foundCompany(store: Store, name = '山下咖啡'): Promise<Workplace> {
  hash ??= hashPassword(PASSWORD);
  const passwordHash = await hash;
  const workspaceId = await store.read((tx) => tx.newId());
  const does: Workplace['does'] = async (actor, command, input) =>
    (await runCommand(store, command, { actor, input })).output;
  const number = ++people;
  const ownerName = `boss${number}`;
  const made = await does(setupActor(workspaceId), createCompany, {
    name,
    owner: { name: '林夏', email: `boss${number}@example.com`, username: ownerName, passwordHash },
    setupToken: null,
  });

  async function actorOf(staffId: string): Promise<Actor> {
    const actor = await staffActor(store, { workspaceId, staffId });
    if (!actor) throw new Error('nobody active has this id');
    return actor;
  }

  const owner = await actorOf(made.staffId);
  const headquarters = made.orgUnitId;
  return {
    workspaceId,
    headquarters,
    owner,
    ownerName,
    does,
    asks: (actor, read, input = {}) => runRead(store, read, { actor, input }),
    region: (unit, parentId = headquarters) => does(owner, addOrgUnit, { parentId, kind: 'region', name: unit }),
    store: (unit, parentId = headquarters) => does(owner, addOrgUnit, { parentId, kind: 'store', name: unit }),
    hires: async (person, role, orgUnitId = null) => {
      const email = `${role}${++people}@example.com`;
      const invited = await does(owner, inviteStaff, { email, name: person, roles: [{ role, orgUnitId }] });
      const link = publicActor(workspaceId, invited.id);
      const input = { token: invited.token, name: person, passwordHash, userId: null };
      return actorOf((await does(link, acceptInvitation, input)).staffId);
    },
  };
}
