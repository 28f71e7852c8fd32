import { describe, expect, it } from 'vitest';
import { addOrgUnit } from '@/engine/commands/add-org-unit';
import { createRecord } from '@/engine/commands/create-record';
import { redeemReward } from '@/engine/commands/redeem-reward';
import { memberActor } from '@/engine/permissions/doors';
import { cafeCompany } from '../../world/company';
import { routerClient } from '../../world/router-client';

const company = await cafeCompany();
const { app, owner, run, orgUnitId } = company;
const shop = (name: string) => run(addOrgUnit, { parentId: orgUnitId, kind: 'store', name });
const [north, south] = [await shop('North'), await shop('South')];
const erp = await routerClient(company, ['records:read', 'records:write', 'members:read', 'members:write']);
const bridge = await routerClient(company, ['tasks:read', 'tasks:write']);
const northScopes = [
  'records:read',
  'records:write',
  'points:read',
  'points:write',
  'tasks:read',
  'tasks:write',
] as const;
const northTill = await routerClient(company, northScopes, { orgUnitId: north.id });
const southTill = await routerClient(company, northScopes, { orgUnitId: south.id });
const orders = `/apps/${app}/forms/order/records`;

interface Shown {
  readonly id: string;
  readonly revision: number;
  readonly values: Record<string, unknown>;
}
interface Page {
  readonly records: readonly Shown[];
  readonly next: string | null;
  readonly count: { readonly count: number } | null;
}

let phones = 13_700_000_000;
async function join(more: object = {}): Promise<{ memberId: string; profile: Shown; phone: string }> {
  const phone = String(phones++);
  const values = { name: 'Zhou', phone, consent: true, ...more };
  const { body } = await erp.call<{ memberId: string; profile: Shown }>(`/apps/${app}/members`, { body: { values } });
  return { ...body, phone };
}

async function order(member: string, amount: number, more: Record<string, string> = {}): Promise<Shown> {
  const { source, ...values } = more;
  const sent = { values: { member, amount, ...values }, ...(source && { source }) };
  const { body } = await erp.call<{ record: Shown }>(orders, { body: sent });
  return body.record;
}

describe('a member', () => {
  it('is registered and changed by a program, and refused twice over one phone', async () => {
    const { memberId, profile, phone } = await join();
    const again = await erp.call(`/apps/${app}/members`, { body: { values: { name: 'x', phone, consent: true } } });
    expect([again.status, again.body.code]).toEqual([409, 'members.phoneKnown']);
    const change = (body: object) => erp.call(`/apps/${app}/members/${memberId}`, { method: 'PATCH', body });
    const renamed = await change({ values: { name: 'Zhou Yi' }, revision: profile.revision });
    expect(renamed).toMatchObject({ status: 200, body: { memberId, profile: { values: { name: 'Zhou Yi', phone } } } });
    const stale = await change({ values: { name: 'Z' }, revision: profile.revision });
    expect([stale.status, stale.body.code]).toEqual([409, 'records.changedMeanwhile']);
    expect(await change({ values: { name: 'Zhou Er' } })).toMatchObject({ status: 200 });
  });
});

describe('records', () => {
  it('are listed by an address, page by page, in the order asked for', async () => {
    const { memberId } = await join();
    for (const amount of [5, 1, 3, 2, 4]) await order(memberId, amount, { note: 'listed' });
    const seen: unknown[] = [];
    let after = '';
    do {
      const { body } = await erp.call<Page>(`${orders}?search=listed&sort=-amount&limit=2${after}`);
      seen.push(...body.records.map(({ values }) => values.amount));
      after = body.next ? `&after=${body.next}` : '';
    } while (after);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    const counted = await erp.call<Page>(`${orders}?search=listed&count=true&limit=1`);
    expect(counted.body.count).toEqual({ count: 5, capped: false });
    expect(await erp.call(`${orders}?count=maybe`)).toMatchObject({ status: 400, body: { code: 'api.invalidInput' } });
    expect(await erp.call(`${orders}?sort=nothing`)).toMatchObject({
      status: 400,
      body: { code: 'records.unknownField' },
    });
  });

  it('are found by the event they came from', async () => {
    const { memberId } = await join();
    const made = await order(memberId, 12, { source: 'till-3:4711' });
    const found = await erp.call<Page>(`${orders}?source=till-3%3A4711`);
    expect(found.body.records.map(({ id }) => id)).toEqual([made.id]);
    expect((await erp.call<Page>(`${orders}?source=till-3:4712`)).body.records).toEqual([]);
  });

  it('are changed many at once, each on its own', async () => {
    const { memberId } = await join();
    const [a, b, c] = [await order(memberId, 10), await order(memberId, 20), await order(memberId, 30)];
    const { body } = await erp.call<{ outcomes: { status: string; code?: string; record?: Shown }[] }>(orders, {
      method: 'PATCH',
      body: {
        records: [
          { id: a.id, values: { amount: 11 } },
          { id: b.id, revision: 7, values: { amount: 21 } },
          { id: c.id, values: { amount: 'much' } },
          { id: '0'.repeat(26), values: {} },
        ],
      },
    });
    expect(body.outcomes.map(({ status, code }) => code ?? status)).toEqual([
      'changed',
      'records.changedMeanwhile',
      'records.invalid',
      'records.unknown',
    ]);
    expect(body.outcomes[0]?.record?.values.amount).toBe(11);
    expect((await erp.call<{ record: Shown }>(`${orders}/${b.id}`)).body.record.values.amount).toBe(20);
  });
});

describe('points', () => {
  it('are taken back for the share of an order that is paid back, once for each name', async () => {
    const { memberId } = await join();
    const { id } = await order(memberId, 199.99);
    const books = await routerClient(company, ['points:adjust', 'points:read', 'members:read']);
    const points = async () => (await books.call<{ points: number }>(`/apps/${app}/members/${memberId}`)).body.points;
    const reverse = async (body: object) => (await books.call(`/records/${id}/reversal`, { body })).body;
    expect(await points()).toBe(249);
    expect(await reverse({ amount: 100, key: 'r1' })).toMatchObject({ reversed: 100, debt: 0, repeated: false });
    expect(await reverse({ amount: 100, key: 'r1' })).toMatchObject({ reversed: 100, repeated: true });
    expect(await reverse({ amount: 100, key: 'r2' })).toMatchObject({ code: 'ledger.overRefunded' });
    expect(await reverse({ key: 'r3' })).toMatchObject({ reversed: 99 });
    expect(await points()).toBe(50);
  });
});

describe('a till of one store', () => {
  it('neither sees nor touches what is another store’s, and hands nothing over', async () => {
    const { memberId } = await join();
    const theirs = await order(memberId, 10, { store: south.id });
    const ours = await order(memberId, 10, { store: north.id });
    expect((await northTill.call(`${orders}/${theirs.id}`)).status).toBe(403);
    expect((await northTill.call(`${orders}/${ours.id}`)).status).toBe(200);
    const { body } = await northTill.call<Page>(`${orders}?sort=-record.createdAt`);
    expect(body.records.map(({ id }) => id)).toContain(ours.id);
    expect(body.records.map(({ id }) => id)).not.toContain(theirs.id);
    const give = await northTill.call(`${orders}/${ours.id}`, {
      method: 'PATCH',
      body: { revision: ours.revision, values: { store: south.id } },
    });
    expect([give.status, give.body.code]).toEqual([403, 'permissions.denied']);
    expect((await northTill.call<{ record: Shown }>(`${orders}/${ours.id}`)).body.record.values.store).toBe(north.id);
  });

  it('spends what it has set aside, and nobody else’s', async () => {
    const { memberId } = await join({ store: south.id });
    const hold = { points: 5, key: `hold ${memberId}` };
    const made = await northTill.call<{ holdId: string }>(`/apps/${app}/members/${memberId}/holds`, { body: hold });
    expect(made.status).toBe(200);
    const path = `/holds/${made.body.holdId}`;
    expect(await southTill.call(`${path}/void`, { body: {} })).toMatchObject({ status: 403 });
    expect(await southTill.call(`${path}/post`, { body: {} })).toMatchObject({ status: 403 });
    expect(await northTill.call(`${path}/post`, { body: {} })).toMatchObject({ status: 200 });
  });
});

describe('tasks', () => {
  it('are seen and decided by a program for whom they wait for, within its stores', async () => {
    const { memberId } = await join();
    await order(memberId, 2_000);
    const values = { name: 'Machine', cost: 900, stock: 3, on_sale: true };
    const reward = (await run(createRecord, { app, form: 'reward', values })).record.id;
    const guest = memberActor({ id: memberId, workspaceId: owner.workspaceId });
    const request = await run(redeemReward, { app, reward, store: south.id }, guest);
    expect(request.status).toBe('pending');
    interface Tasks {
      readonly tasks: readonly { readonly id: string; readonly person: { readonly id: string } }[];
      readonly open: number;
    }
    const open = await bridge.call<Tasks>('/tasks');
    expect([open.status, open.body.open]).toEqual([200, 1]);
    const task = open.body.tasks[0];
    expect(task?.person).toEqual({ id: owner.id, name: 'Lin' });
    expect((await bridge.call(`/tasks/${task?.id}`)).status).toBe(200);
    expect((await northTill.call<Tasks>('/tasks')).body).toMatchObject({ tasks: [], open: 0 });
    expect((await northTill.call(`/tasks/${task?.id}`)).status).toBe(404);
    const decision = { body: { verdict: 'approve', comment: 'by messenger' } };
    expect((await northTill.call(`/tasks/${task?.id}/decision`, decision)).status).toBe(403);
    expect((await bridge.call(`/tasks/${task?.id}/decision`, decision)).status).toBe(200);
    const reader = await routerClient(company, ['tasks:read']);
    expect((await reader.call(`/tasks/${task?.id}/decision`, decision)).body.code).toBe('api.scopeMissing');
    const { body } = await reader.call<{ log: { who: string; comment: string | null }[] }>(`/tasks/${task?.id}`);
    expect(body.log.find(({ comment }) => comment === 'by messenger')?.who).toBe('till');
  });
});

describe('a change by two at once', () => {
  const edit = (path: string, body: object, tag?: string) =>
    erp.call<{ code?: string; record?: Shown; profile?: Shown }>(path, {
      method: 'PATCH',
      body,
      ...(tag && { headers: { 'if-match': tag } }),
    });

  it('is heeded alike as a revision in the body and as the tag of what was read', async () => {
    const { memberId } = await join();
    const path = `${orders}/${(await order(memberId, 20)).id}`;
    const tag = (await erp.call(path)).headers.get('etag') ?? '';
    expect(tag).toBe('"1"');
    const first = await edit(path, { values: { note: 'first' } }, tag);
    expect([first.status, first.headers.get('etag'), first.body.record?.revision]).toEqual([200, '"2"', 2]);
    for (const late of [
      await edit(path, { values: { note: 'late' } }, tag),
      await edit(path, { values: {}, revision: 1 }),
    ]) {
      expect([late.status, late.body.code]).toEqual([409, 'records.changedMeanwhile']);
    }
    expect((await edit(path, { values: { note: 'x' } })).status).toBe(400);
  });

  it('of a profile may go without, and then wins', async () => {
    const { memberId } = await join();
    const path = `/apps/${app}/members/${memberId}`;
    const renamed = await edit(path, { values: { name: 'One' } });
    expect([renamed.status, renamed.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await edit(path, { values: { name: 'Two' } }, '"1"')).body.code).toBe('records.changedMeanwhile');
    expect((await edit(path, { values: { name: 'Two' } }, '"2"')).status).toBe(200);
  });

  it('is refused rather than made blindly when its tag cannot be heeded', async () => {
    const { memberId } = await join();
    const made = await order(memberId, 20);
    const path = `${orders}/${made.id}`;
    for (const tag of ['*', 'W/"1"', '1', '"1", "2"', '"x"']) {
      expect((await edit(path, { values: { note: tag } }, tag)).body.code).toBe('api.badIfMatch');
    }
    expect((await edit(path, { values: {}, revision: 2 }, '"1"')).body.code).toBe('api.badIfMatch');
    const gone = await erp.call(path, { method: 'DELETE', headers: { 'if-match': '"1"' } });
    expect(gone.body.code).toBe('api.noRevisionHere');
    expect((await erp.call<{ record: Shown }>(path)).body.record.revision).toBe(1);
  });
});
