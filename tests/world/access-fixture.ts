import { createApiKey } from '@/engine/commands/create-api-key';
import { createMember } from '@/engine/commands/create-member';
import { createRecord } from '@/engine/commands/create-record';
import { installTemplate } from '@/engine/commands/install-template';
import { inviteStaff } from '@/engine/commands/invite-staff';
import { holdPoints } from '@/engine/commands/points-by-hand';
import { redeemReward } from '@/engine/commands/redeem-reward';
import { saveView } from '@/engine/commands/save-view';
import { startBulk } from '@/engine/commands/start-bulk';
import { startImport } from '@/engine/commands/start-import';
import { openTasksOf } from '@/engine/flows/store/find';
import type { Actor } from '@/engine/kernel/actor';
import { memberActor, publicActor, setupActor } from '@/engine/permissions/doors';
import { listDefinitions } from '@/engine/reads/list-definitions';
import { registerUpload } from '@/engine/records/files';
import type { Store } from '@/lib/db/types';
import '@/engine/fields/ready';
import { foundCompany } from './people';

/** Everybody who might ask, by the name the table of expectations uses. */
export const WHO = [
  'owner',
  'builder',
  'manager',
  'managerN',
  'managerS',
  'clerkN',
  'clerkS',
  'member',
  'link',
  'setup',
  'stranger',
  'strangerMember',
  'nobody',
] as const;
export type Who = (typeof WHO)[number];

/**
 * Two companies. In ours everything there is to ask for belongs to the north store: its member, order, pending redemption with a
 * task for its manager, hold, import, bulk run, view and invitation.
 */
export async function accessFixture(store: Store) {
  const ours = await foundCompany(store);
  const theirs = await foundCompany(store, '别家咖啡');
  const [north, south] = [await ours.store('北店'), await ours.store('南店')];
  const managerN = await ours.hires('北店长', 'manager', north.id);
  const actors: Record<Who, Actor> = {
    owner: ours.owner,
    builder: await ours.hires('搭建者', 'builder'),
    manager: await ours.hires('区域经理', 'manager'),
    managerN,
    managerS: await ours.hires('南店长', 'manager', south.id),
    clerkN: await ours.hires('北店员', 'clerk', north.id),
    clerkS: await ours.hires('南店员', 'clerk', south.id),
    setup: setupActor(ours.workspaceId),
    stranger: theirs.owner,
    nobody: { kind: 'staff', id: '0'.repeat(26), workspaceId: ours.workspaceId, grants: [] },
    member: ours.owner,
    link: ours.owner,
    strangerMember: ours.owner,
  };
  const { owner } = actors;
  const { key: app, id: appId } = await ours.does(owner, installTemplate, { template: 'cafe' });
  const { key: theirApp } = await theirs.does(theirs.owner, installTemplate, { template: 'cafe' });
  const values = { name: '周北', phone: '13700000001', consent: true, store: north.id };
  const member = (await ours.does(owner, createMember, { app, values })).memberId;
  const theirMember = (
    await theirs.does(theirs.owner, createMember, { app: theirApp, values: { ...values, store: null } })
  ).memberId;
  actors.member = memberActor({ id: member, workspaceId: ours.workspaceId });
  actors.strangerMember = memberActor({ id: theirMember, workspaceId: theirs.workspaceId });
  actors.link = publicActor(ours.workspaceId, appId);
  const record = async (form: string, filled: object) =>
    (await ours.does(owner, createRecord, { app, form, values: filled as never })).record;
  const order = await record('order', { member, amount: 3_000, store: north.id });
  const reward = await record('reward', { name: '咖啡机', cost: 900, stock: 5, on_sale: true });
  const cup = await record('reward', { name: '杯子', cost: 10, stock: 5, on_sale: true });
  const asked = await ours.does(actors.member, redeemReward, { app, reward: reward.id, store: north.id });
  const ready = await ours.does(actors.member, redeemReward, { app, reward: cup.id, store: north.id });
  const page = { workspaceId: ours.workspaceId, personId: managerN.id, limit: 5 };
  const [open] = await store.read((tx) => openTasksOf(tx, page));
  if (!open || open.of.recordId !== asked.id) throw new Error('the redemption waits for the manager of its store');
  const hold = (await ours.does(owner, holdPoints, { app, member, points: 5, key: 'fixture' })).holdId;
  const file = await store.write(async (tx) => {
    const id = tx.newId();
    await registerUpload(tx, managerN, { id, name: 'a.csv', type: 'text/csv', size: 3, sha256: '0'.repeat(64) });
    return id;
  });
  const plan = { file, format: { kind: 'xlsx' }, header: true, columns: ['amount'], locale: 'en' };
  const batch = (await ours.does(managerN, startImport, { app, form: 'order', plan })).id;
  const pick = { ids: [order.id] };
  const bulk = (
    await ours.does(managerN, startBulk, { app, form: 'order', action: { do: 'set', values: { note: '批量' } }, pick })
  ).run.id;
  const view = (await ours.does(managerN, saveView, { app, form: 'order', title: '我的', body: {} })).view.id;
  const roles = [{ role: 'clerk', orgUnitId: north.id }];
  const invited = await ours.does(owner, inviteStaff, { email: 'new@example.com', name: '新人', roles });
  const keyId = (await ours.does(owner, createApiKey, { name: '收银', scopes: ['records:write'] })).id;
  const { definitions } = await ours.asks(owner, listDefinitions, { app });
  const definition = definitions.find(({ kind, key }) => kind === 'form' && key === 'order');
  if (!definition) throw new Error('the template has an order form');
  return {
    ours,
    theirs,
    actors,
    app,
    member,
    north,
    south,
    order,
    reward: reward.id,
    task: open.task.id,
    caseId: open.of.id,
    pickupCode: ready.pickupCode ?? '',
    hold,
    plan,
    batch,
    bulk,
    view,
    invited,
    keyId,
    definition,
    /** Nobody of another company, and of another store, may ever see one of these. */
    secrets: [member, order.id, asked.id, open.task.id, open.of.id, hold, batch, bulk, view, invited.id, '周北'],
  };
}

export type AccessFixture = Awaited<ReturnType<typeof accessFixture>>;
