import { acceptInvitation } from '@/engine/commands/accept-invitation';
import { addOrgUnit } from '@/engine/commands/add-org-unit';
import type { Command } from '@/engine/commands/command';
import { createApiKey } from '@/engine/commands/create-api-key';
import { createCompany } from '@/engine/commands/create-company';
import { createRecord } from '@/engine/commands/create-record';
import { installTemplate } from '@/engine/commands/install-template';
import { inviteStaff } from '@/engine/commands/invite-staff';
import { redeemReward } from '@/engine/commands/redeem-reward';
import { runCommand } from '@/engine/commands/run';
import type { Actor, Role } from '@/engine/kernel/actor';
import { isFault } from '@/engine/kernel/fault';
import { putPasswordHash } from '@/engine/members/store/credentials';
import { getMember } from '@/engine/members/store/members';
import { memberActor, publicActor, setupActor } from '@/engine/permissions/doors';
import { SCOPE_NAMES } from '@/engine/permissions/scopes';
import { hashPassword } from '@/lib/auth/password';
import type { Store } from '@/lib/db/types';
import type { DemoFacts } from '../announce';
import { dice } from './dice';
import people from './people.json';
import { uploadPicture } from './upload-picture';

const DAY = 86_400_000;
const MEMBERS = 200;
const ORDERS = 1_500;
const DAYS = 90;
/** Shown on the sign-in page of the demo: it protects nothing but made-up people. */
const PASSWORD = 'try-the-demo-2026';

interface Demo {
  readonly store: Store;
  readonly dataDir: string;
  readonly owner: Actor;
  readonly app: string;
  readonly stores: readonly string[];
}

/** Fills an empty installation with a made-up company, by the commands people and programs would use. */
export async function fillDemo(store: Store, dataDir: string): Promise<DemoFacts> {
  const passwordHash = await hashPassword(PASSWORD);
  const workspaceId = await store.read((tx) => tx.newId());
  const setup = setupActor(workspaceId);
  const [boss, ...others] = people.staff;
  const owner = { name: boss!.name, email: boss!.email, passwordHash };
  const company = await run(store, setup, createCompany, { name: people.company, owner, setupToken: null });
  const actor: Actor = {
    kind: 'staff',
    id: company.staffId,
    workspaceId,
    name: boss!.name,
    grants: [{ role: 'owner', orgUnitId: null }],
  };
  const stores: string[] = [];
  for (const { name, code } of people.stores) {
    stores.push((await run(store, actor, addOrgUnit, { parentId: company.orgUnitId, kind: 'store', name, code })).id);
  }
  for (const { name, email, role } of others) {
    const roles = [{ role: role as Role, orgUnitId: stores[0] }];
    const { id, token } = await run(store, actor, inviteStaff, { email, name, roles });
    await run(store, publicActor(workspaceId, id), acceptInvitation, { token, name, passwordHash, userId: null });
  }
  const { key: app } = await run(store, actor, installTemplate, { template: 'cafe' });
  const { key: apiKey } = await run(store, actor, createApiKey, { name: 'POS', scopes: SCOPE_NAMES });
  const demo: Demo = { store, dataDir, owner: actor, app, stores };
  const members = await registerMembers(demo);
  await recordOrders(demo, members);
  await redeemSome(demo, members);
  const signIns = people.staff.map(({ email, role }) => ({ email, password: PASSWORD, role }));
  const member = await giveMemberPassword(demo, members[0]!, passwordHash); // two hundred were registered
  return { signIns, member, apiKey, portal: `/m/${app}` };
}

async function run<Input, Output>(
  store: Store,
  actor: Actor,
  command: Command<Input, Output>,
  input: unknown,
): Promise<Output> {
  return (await runCommand(store, command, { actor, input })).output;
}

/** The store as it was at an earlier moment: what a command writes through it was done then. */
function storeAt(store: Store, now: number): Store {
  return { ...store, clock: () => now, write: (body) => store.write((tx) => body({ ...tx, now })) };
}

/** Everybody has joined in the months before the first order. */
async function registerMembers({ store, owner, app, stores }: Demo): Promise<string[]> {
  const next = dice(7);
  const days = dice(13);
  const firstOrder = store.clock() - DAYS * DAY;
  const one = <T>(list: readonly T[]) => list[next(list.length)]!; // never empty
  return inParallel(MEMBERS, async (i) => {
    const values = {
      name: one(people.families) + one(people.given),
      phone: `139${String(10_000_000 + i * 37_919).slice(-8)}`,
      birthday: `${1970 + next(38)}-${pad(1 + next(12))}-${pad(1 + next(28))}`,
      taste: [one(['coffee', 'tea', 'bakery'])],
      store: one(stores),
      consent: true,
    };
    const joined = storeAt(store, firstOrder - (1 + days(120)) * DAY - days(DAY));
    const made = await run(joined, owner, createRecord, { app, form: 'member', values });
    return made.record.memberId!; // a record of the member form always makes its member
  });
}

async function recordOrders({ store, owner, app, stores }: Demo, members: readonly string[]): Promise<void> {
  const next = dice(11);
  const start = store.clock() - DAYS * DAY;
  await inParallel(ORDERS, async (i) => {
    const at = start + Math.floor((i / ORDERS) * DAYS * DAY) + next(20_000_000);
    const values = {
      // A third of the members makes most of the purchases.
      member: members[next(3) ? next(Math.floor(members.length / 3)) : next(members.length)],
      amount: (1_200 + next(22_000) + (next(12) ? 0 : 40_000)) / 100,
      store: stores[next(stores.length)],
      channel: ['counter', 'counter', 'app', 'delivery'][next(4)],
      paid_at: new Date(Math.min(at, store.clock() - 60_000)).toISOString(),
      order_no: `D${String(100_001 + i)}`,
    };
    await run(store, owner, createRecord, { app, form: 'order', values, source: `pos:${values.order_no}` });
  });
}

/** One member of the demo can be tried without a phone. */
async function giveMemberPassword({ store, owner }: Demo, memberId: string, passwordHash: string) {
  const { workspaceId } = owner;
  return store.write(async (tx) => {
    await putPasswordHash(tx, { workspaceId, memberId }, passwordHash);
    const { phone } = await getMember(tx, workspaceId, memberId);
    return { phone: phone ?? '', password: PASSWORD };
  });
}

/** Rewards on the shelf, and a few members who would like some: the inbox is not empty. */
async function redeemSome({ store, dataDir, owner, app, stores }: Demo, members: readonly string[]): Promise<void> {
  const rewards: string[] = [];
  for (const { picture, ...reward } of people.rewards) {
    const values = {
      ...reward,
      on_sale: true,
      picture: [await uploadPicture(store, owner, { dataDir, name: picture })],
    };
    const made = await run(store, owner, createRecord, { app, form: 'reward', values });
    rewards.push(made.record.id);
  }
  for (const [i, id] of members.slice(0, 30).entries()) {
    const member = memberActor({ id, workspaceId: owner.workspaceId });
    await run(store, member, redeemReward, {
      app,
      reward: rewards[i % rewards.length],
      store: stores[i % stores.length],
    }).catch((error) => {
      // Not everybody has the points for what they would like.
      if (!isFault(error)) throw error;
    });
  }
}

async function inParallel<T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let from = 0; from < count; from += 50) {
    const batch = Array.from({ length: Math.min(50, count - from) }, (_, i) => make(from + i));
    made.push(...(await Promise.all(batch)));
  }
  return made;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
