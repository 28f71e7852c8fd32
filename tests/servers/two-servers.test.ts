import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { createApiKey } from '@/engine/commands/create-api-key';
import { createRecord } from '@/engine/commands/create-record';
import { createRecords } from '@/engine/commands/create-records';
import { installTemplate } from '@/engine/commands/install-template';
import '@/engine/fields/ready';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { SCOPE_NAMES } from '@/engine/permissions/scopes';
import { listStaff } from '@/engine/reads/list-staff';
import { words } from '@/engine/templates/template';
import { migrate } from '@/lib/db/migrate';
import { openPostgresStore } from '@/lib/db/postgres';
import { queueMessage } from '@/lib/messaging/message';
import { foundCompany, PASSWORD } from '../world/people';
import { freshPostgresDatabase } from '../world/postgres';
import { startServer } from '../world/start-server';
import { until } from '../world/until';
import { outcomes, Program, type Reply } from './program';

const AT_ONCE = 50;

// A café with a store, two managers in it, and fifty members, on a database that two servers share.
const database = await freshPostgresDatabase();
const store = await openPostgresStore(database.url);
await migrate(store);
const cafe = await foundCompany(store);
const { does, asks, owner } = cafe;
const { key: app } = await does(owner, installTemplate, { template: 'cafe' });
const shop = await cafe.store('一号店');
await cafe.hires('甲', 'manager', shop.id);
await cafe.hires('乙', 'manager', shop.id);
const { key } = await does(owner, createApiKey, { name: 'till', scopes: SCOPE_NAMES, requestsPerMinute: 1_000_000 });
const settings = { env: { DATABASE_URL: database.url } };
const [a, b] = await Promise.all([startServer(settings), startServer(settings)]);
const [tillA, tillB] = [new Program(a.url, key), new Program(b.url, key)];

afterAll(async () => {
  const codes = await Promise.all([a.stop(), b.stop()]);
  const report = await store.read((tx) => verifyLedger(tx));
  await store.close();
  await database.drop();
  expect(report.breaks).toEqual([]);
  expect(codes).toEqual([0, 0]);
});

const forms = (form: string, at = app) => `/api/v1/apps/${at}/forms/${form}/records`;
/** As many requests at once, every other one to the other server. */
const atOnce = <T>(request: (till: Program, index: number) => Promise<T>, times = AT_ONCE): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, index) => request(index % 2 ? tillA : tillB, index)));
const number = async (query: ReturnType<typeof sql>) => Number((await store.db.values(query))[0]?.[0]);

let phones = 13_900_000_000;
/** Members with so many points; the first fifty are their welcome gift. */
async function membersWith(points: number, count: number): Promise<string[]> {
  const values = Array.from({ length: count }, () => ({ name: 'Li', phone: String(phones++), consent: true }));
  const made = await does(owner, createRecords, {
    app,
    form: 'member',
    records: values.map((one) => ({ values: one })),
  });
  const ids = made.outcomes.flatMap((one) => (one.status === 'created' ? (one.record.memberId ?? '') : []));
  if (points > 50) {
    const records = ids.map((member) => ({ values: { member, amount: points - 50 } }));
    await does(owner, createRecords, { app, form: 'order', records });
  }
  return ids;
}

async function reward(cost: number, stock?: number): Promise<string> {
  const values = { name: `Cup ${cost}`, cost, on_sale: true, ...(stock === undefined ? {} : { stock }) };
  return (await does(owner, createRecord, { app, form: 'reward', values })).record.id;
}

const redeem = (till: Program, member: string, which: string) =>
  till.post(forms('redemption'), { values: { member, reward: which, quantity: 1, store: shop.id } });

describe('two servers on one database', { timeout: 120_000 }, () => {
  it('give the last unit to one of fifty members', async () => {
    const [members, last] = [await membersWith(100, AT_ONCE), await reward(100, 1)];
    const replies = await atOnce((till, at) => redeem(till, members[at] ?? '', last));
    expect(outcomes(replies)).toEqual({ done: 1, 'rewards.outOfStock': AT_ONCE - 1 });
    const spent = sql`select count(*) from pt_account where kind = 'available' and balance = 0 and member_id in ${members}`;
    expect(await number(spent)).toBe(1);
  });

  it('let the last points be spent once', async () => {
    const [[member = ''], cup] = [await membersWith(120, 1), await reward(120)];
    const replies = await atOnce((till) => redeem(till, member, cup));
    expect(outcomes(replies)).toEqual({ done: 1, 'ledger.short': AT_ONCE - 1 });
    expect(await number(sql`select sum(redeemed) from pt_lot where member_id = ${member}`)).toBe(120);
  });

  it('give exactly the cap', async () => {
    const [member = ''] = await membersWith(50, 1);
    const replies = await atOnce((till) => till.post(forms('order'), { values: { member, amount: 90 } }), 40);
    expect(outcomes(replies)).toEqual({ done: 40 });
    // Of 3,600, the day's 2,000; the gift of before does not count.
    expect(await number(sql`select sum(granted) - 50 from pt_lot where member_id = ${member}`)).toBe(2_000);
  });

  it('do a request with one key once, whoever is asked', async () => {
    const [member = ''] = await membersWith(50, 1);
    const body = { values: { member, amount: 10 } };
    const replies = await atOnce((till) => till.post(forms('order'), body, { 'idempotency-key': 'one-order' }));
    expect(outcomes(replies)).toEqual({ done: AT_ONCE });
    expect(new Set(replies.map((one) => JSON.stringify(one.body))).size).toBe(1);
    expect(replies.filter((one) => one.headers.get('idempotent-replay') === null)).toHaveLength(1);
    expect(await number(sql`select sum(granted) from pt_lot where member_id = ${member}`)).toBe(60);
  });

  it('let one of two approvers decide, and tell the other who was first', async () => {
    const people = (await asks(owner, listStaff)).staff.filter((one) =>
      one.roles.some(({ role }) => role === 'manager'),
    );
    const managers = await Promise.all(people.map(({ email }, at) => signIn(at ? b.url : a.url, email ?? '')));
    const [members, coat] = [await membersWith(600, 5), await reward(600)];
    for (const member of members) {
      expect((await redeem(tillA, member, coat)).status).toBe(200);
      const tasks = await Promise.all(managers.map((one) => openTask(one)));
      const decide = (one: Program, at: number) =>
        one.post(`/api/v1/tasks/${tasks[at]}/decision`, { verdict: 'approve' });
      const replies = await Promise.all(managers.map(decide));
      expect(outcomes(replies)).toEqual({ done: 1, 'flows.alreadyHandled': 1 });
      const winner = people[replies.findIndex((one) => one.status === 200)];
      const told = replies.find((one) => one.status !== 200) as Reply<{ params: { who: string } }> | undefined;
      expect(told?.body.params.who).toBe(winner?.name);
    }
  });

  it('know who has signed in at the other', async () => {
    const boss = await signIn(
      a.url,
      (await asks(owner, listStaff)).staff.find((one) => one.id === owner.id)?.email ?? '',
    );
    expect((await boss.at(b.url).get('/api/v1/tasks')).status).toBe(200);
  });

  it('use a form the moment the other has published it, and each of its changes', async () => {
    await tillA.post('/api/v1/apps', { title: words('笔记', '筆記', 'Notes'), key: 'notes' });
    const line = { id: 'line', type: 'text', title: words('一行', '一行', 'Line') };
    const made = await tillA.post<{ id: string; revision: number }>('/api/v1/apps/notes/definitions', {
      kind: 'form',
      key: 'note',
      body: { title: words('笔记', '筆記', 'Notes'), fields: [line] },
    });
    const publish = () => tillA.post('/api/v1/apps/notes/publish', {});
    expect((await publish()).status).toBe(200);
    expect((await tillB.post(forms('note', 'notes'), { values: { line: 'tea' } })).status).toBe(200);
    let { revision } = made.body;
    for (let round = 1; round <= 5; round++) {
      const field = { ...line, id: `line_${round}` };
      const edited = await tillA.post<{ revision: number }>(`/api/v1/definitions/${made.body.id}/edits`, {
        revision,
        edits: [{ do: 'add-field', field, at: 0 }],
      });
      expect([edited.status, edited.body]).toEqual([200, edited.body]);
      revision = edited.body.revision;
      expect((await publish()).status).toBe(200);
      const values = { line: 'tea', [field.id]: 'cake' };
      const used = await tillB.post<{ record: { values: object } }>(forms('note', 'notes'), { values });
      expect(used.body.record.values).toEqual(values);
    }
  });

  it('do each job once', async () => {
    const message = {
      workspaceId: cafe.workspaceId,
      channel: 'sms',
      to: '+8613900000000',
      template: 'members.phoneCode',
      params: { company: 'Café', code: '123456', minutes: 5 },
      locale: 'zh-CN',
      timeZone: 'Asia/Shanghai',
    } as const;
    const sent = sql`select count(*) from message where recipient = ${message.to}`;
    for (let round = 0; round < 4; round++) {
      await store.write(async (tx) => {
        for (let at = 0; at < 15; at++) await queueMessage(tx, message);
      });
      await pause(50);
    }
    await until(async () => (await number(sent)) >= 60, 90_000);
    expect(await number(sent)).toBe(60);
    expect(await number(sql`select count(*) from job where status <> 'waiting' and attempts <> 1`)).toBe(0);
  });

  it('refuse a key at once that the other has revoked', async () => {
    const { id, key: short } = await does(owner, createApiKey, { name: 'guest', scopes: ['records:read'] });
    const guest = new Program(b.url, short);
    expect((await guest.get('/api/v1/apps')).status).not.toBe(401);
    const boss = await signIn(
      a.url,
      (await asks(owner, listStaff)).staff.find((one) => one.id === owner.id)?.email ?? '',
    );
    expect((await boss.delete(`/api/v1/api-keys/${id}`)).status).toBe(200);
    await until(async () => (await guest.get('/api/v1/apps')).status === 401, 1_000);
  });
});

async function signIn(url: string, email: string): Promise<Program> {
  const person = new Program(url);
  expect((await person.post('/api/auth/sign-in', { identifier: email, password: PASSWORD })).status).toBe(200);
  return person;
}

async function openTask(person: Program): Promise<string> {
  const { body } = await person.get<{ tasks: { id: string }[] }>('/api/v1/tasks');
  return body.tasks[0]?.id ?? '';
}
