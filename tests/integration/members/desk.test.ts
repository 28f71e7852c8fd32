import { describe, expect, it } from 'vitest';
import { journalExport } from '@/app/_entry/api/journal-export';
import { createApiKey } from '@/engine/commands/create-api-key';
import { createRecord } from '@/engine/commands/create-record';
import { freezeMember } from '@/engine/commands/freeze-member';
import { adjustPoints } from '@/engine/commands/points-by-hand';
import { redeemReward } from '@/engine/commands/redeem-reward';
import type { Actor } from '@/engine/kernel/actor';
import { addDays } from '@/engine/kernel/calendar';
import { wallTime } from '@/engine/kernel/local-time';
import { sayParts } from '@/engine/ledger/say-parts';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { memberActor } from '@/engine/permissions/doors';
import { listJournals } from '@/engine/reads/list-journals';
import { listMembers } from '@/engine/reads/list-members';
import { queryRecords } from '@/engine/reads/query-records';
import { showMember } from '@/engine/reads/show-member';
import { translator } from '@/lib/i18n/translator';
import { cafeCompany } from '../../world/company';
import { routerClient } from '../../world/router-client';
import { shop } from '../../world/two-stores';

const company = await cafeCompany();
const { store, owner, run, ask, app } = company;
const river = await shop(company, 'River');
const hill = await shop(company, 'Hill');
const wang = await river.member('王小明', '13800001234', 120);
const chen = await hill.member('陈晓', '13900005678', 80);
const say = translator('en', 'UTC');

async function found(text: string, as: Actor = owner) {
  return (await ask(listMembers, { app, text }, as)).members.map((one) => one.id);
}

async function exported(as: Actor, query = ''): Promise<string[]> {
  const authenticate = Object.assign(async () => as, { maybe: async () => as });
  const request = new Request(`http://localhost/x?sheet=csv&${query}`, { headers: { 'accept-language': 'en' } });
  const answer = await journalExport(store, authenticate).handleRaw(
    { request, address: '127.0.0.1', headers: {} },
    { app },
  );
  return (await answer.text()).trim().split('\r\n').slice(1);
}

describe('finding a member', () => {
  it('works by name, by the end of the phone, by the whole phone and by the card', async () => {
    const { cardNumber } = await ask(showMember, { app, member: wang });
    for (const text of ['小明', '1234', '+86 138 0000 1234', String(cardNumber)])
      expect([text, await found(text)]).toEqual([text, [wang]]);
    expect(await found('nobody')).toEqual([]);
    expect(await found('%')).toEqual([]);
  });

  it('can be narrowed to a tier and a state, page by page', async () => {
    const all = await ask(listMembers, { app, limit: 1 });
    expect([all.count.count, all.members.length]).toEqual([2, 1]);
    const rest = await ask(listMembers, { app, limit: 1, after: all.next });
    expect([...all.members, ...rest.members].map((one) => one.id)).toEqual([chen, wang]);
    expect(rest.next).toBeNull();
    const [first] = all.tiers;
    expect((await ask(listMembers, { app, tier: first?.key })).count.count).toBe(2);
    expect((await ask(listMembers, { app, tier: 'nowhere' })).count.count).toBe(0);
    await run(freezeMember, { memberId: chen, frozen: true });
    expect((await ask(listMembers, { app, status: 'frozen' })).members.map((one) => one.id)).toEqual([chen]);
    await run(freezeMember, { memberId: chen, frozen: false });
  });
});

describe('the page of a member', () => {
  it('shows points with lots in the order they will be spent, the tier and how it came to it', async () => {
    const li = await river.member('Li', '13700000001', 1_200);
    const page = await ask(showMember, { app, member: li });
    const sum = page.points?.lots.reduce((total, lot) => total + lot.available, 0);
    expect(page.points).toMatchObject({ visible: sum, available: sum, held: 0, debt: 0 });
    const dates = page.points?.lots.flatMap((lot) => lot.goodThrough ?? []) ?? [];
    expect(dates).toEqual([...dates].sort());
    expect(dates.length).toBeGreaterThan(0);
    expect(page.tierHistory[0]).toMatchObject({ direction: 'up', cause: 'record' });
    expect(page.tierHistory[0]?.to).toEqual(page.tier?.reached?.name);
    expect(page.profile).toMatchObject({ form: 'member' });
    expect(page.phone).toBe('13700000001');
    expect((await ask(showMember, { app, member: li }, river.clerk)).phone).toBe('137****0001');
  });

  it('shows a redemption that waits, the points it holds and how far its case is', async () => {
    const li = await river.member('Li', '13700000002', 1_200);
    const reward = await run(createRecord, {
      app,
      form: 'reward',
      values: { name: 'Cup', cost: 800, stock: 3, on_sale: true },
    });
    await run(redeemReward, { app, reward: reward.record.id }, memberActor({ id: li, workspaceId: owner.workspaceId }));
    const page = await ask(showMember, { app, member: li });
    expect(page.points?.holds.map((hold) => hold.points)).toEqual([800]);
    expect(page.redemptions).toMatchObject([{ reward: 'Cup', status: 'pending', points: 800, form: 'redemption' }]);
    expect(page.redemptions[0]?.way?.steps.length).toBeGreaterThan(0);
    expect(JSON.stringify(page)).not.toContain('pickup');
  });

  it('lets points be booked by hand with a reason the journal repeats, once per key', async () => {
    const before = (await ask(showMember, { app, member: wang })).points?.visible ?? 0;
    const wanted = { app, member: wang, points: 30, reason: 'sorry for the wait', goodThrough: '2026-03-31', key: 'a' };
    await run(adjustPoints, wanted, river.manager);
    await run(adjustPoints, wanted, river.manager);
    const page = await ask(showMember, { app, member: wang });
    expect(page.points?.visible).toBe(before + 30);
    expect(page.points?.lots[0]).toMatchObject({ available: 30, goodThrough: '2026-03-31' });
    const [line] = (await ask(listJournals, { app, member: wang, locale: 'en' })).lines;
    expect(line).toMatchObject({ kind: 'adjust', change: 30, reason: 'sorry for the wait' });
    expect(sayParts(line?.parts ?? [], (key, params) => say(key, params))).toContain('sorry for the wait');
    const past = { ...wanted, goodThrough: '2025-12-31', key: 'b' };
    await expect(run(adjustPoints, past)).rejects.toMatchObject({ problems: [{ path: '/goodThrough' }] });
    await expect(run(adjustPoints, { ...wanted, points: -99_999, key: 'c' })).rejects.toMatchObject({
      code: 'ledger.short',
    });
    await expect(run(adjustPoints, { ...wanted, key: 'd' }, river.clerk)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('the ledger list', () => {
  it('is narrowed by kind, member, store and business day, and pages through everything once', async () => {
    const kinds = async (filter: object) =>
      new Set((await ask(listJournals, { app, ...filter })).lines.map((line) => line.kind));
    expect(await kinds({ kind: 'grant' })).toEqual(new Set(['grant']));
    const ofChen = await ask(listJournals, { app, member: chen });
    expect(new Set(ofChen.lines.map((line) => line.member.id))).toEqual(new Set([chen]));
    expect((await ask(listJournals, { app, from: '2030-01-01' })).lines).toEqual([]);
    const days = async (from: string, to: string) => (await ask(listJournals, { app, from, to })).lines.length > 0;
    const today = wallTime(company.clock.now, 'Asia/Shanghai').date;
    const [eve, morrow] = [addDays(today, -1) ?? '', addDays(today, 1) ?? ''];
    expect([await days(today, today), await days(eve, eve), await days(morrow, morrow)]).toEqual([true, false, false]);
    const atHill = await ask(listJournals, { app, store: hill.unit });
    expect(new Set(atHill.lines.map((line) => line.store))).toEqual(new Set(['Hill']));
    const all = (await ask(listJournals, { app, limit: 200 })).lines.map((line) => line.id);
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page: { lines: { id: string }[]; next: string | null } = await ask(listJournals, {
        app,
        limit: 3,
        ...(after ? { after } : {}),
      });
      paged.push(...page.lines.map((line) => line.id));
      after = page.next;
    } while (after);
    expect(paged).toEqual(all);
  });

  it('is exported with its filter, in words, and nothing in it can become a formula', async () => {
    const reason = '=HYPERLINK("http://evil")';
    const evil = await river.member('=cmd|calc', '13700000003');
    await run(adjustPoints, { app, member: evil, points: 5, reason, key: 'evil' });
    const rows = await exported(owner, `member=${evil}&kind=adjust`);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(",'=cmd|calc,");
    expect(rows[0]).not.toMatch(/(^|,)"?[=+@]/);
    expect(await exported(owner)).toHaveLength((await ask(listJournals, { app, limit: 200 })).lines.length);
  });
});

describe('a manager of one store', () => {
  const theirs = () => ask(listJournals, { app, limit: 200 }, river.manager);

  it('sees nothing of another store by list, search or detail', async () => {
    const listed = await ask(listMembers, { app }, river.manager);
    expect(listed.members.map((one) => one.id)).not.toContain(chen);
    expect(listed.count.count).toBe(listed.members.length);
    expect(await found('陈晓', river.manager)).toEqual([]);
    expect(await found('5678', river.manager)).toEqual([]);
    await expect(ask(showMember, { app, member: chen }, river.manager)).rejects.toMatchObject({ code: 'members.none' });
    const profiles = await ask(queryRecords, { app, form: 'member', search: '陈晓' }, river.manager);
    expect(profiles.records).toEqual([]);
  });

  it('sees journals of the own store and of the own members at no store, and no others', async () => {
    const lines = (await theirs()).lines;
    expect(new Set(lines.map((line) => line.store))).toEqual(new Set(['River', null]));
    expect(lines.map((line) => line.member.id)).not.toContain(chen);
    expect((await ask(listJournals, { app, member: chen }, river.manager)).lines).toEqual([]);
    expect((await ask(listJournals, { app, store: hill.unit }, river.manager)).lines).toEqual([]);
    // The same person bought at the other store: that journal belongs to the other manager.
    await hill.order(wang, 40);
    expect((await theirs()).lines).toHaveLength(lines.length);
    const [guest] = (await ask(listJournals, { app }, hill.manager)).lines;
    expect(guest?.member).toMatchObject({ id: wang, reachable: false });
  });

  it('exports no more than that', async () => {
    const rows = await exported(river.manager);
    expect(rows).toHaveLength((await theirs()).lines.length);
    expect(rows.join('\n')).not.toContain('Hill');
    await expect(exported(river.clerk)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('changes nobody of another store', async () => {
    const taken = { app, member: chen, points: 5, reason: 'x', key: 'no' };
    await expect(run(adjustPoints, taken, river.manager)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(run(freezeMember, { memberId: chen, frozen: true }, river.manager)).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('a program', () => {
  it('asks the same through the API, as far as its key reaches', async () => {
    const till = await routerClient(company, ['members:read', 'points:read']);
    const list = await till.call<{ members: { id: string }[] }>(`/apps/${app}/members?text=1234`);
    expect([list.status, list.body.members.map((one) => one.id)]).toEqual([200, [wang]]);
    expect((await till.call(`/apps/${app}/members/${wang}/page`)).status).toBe(200);
    expect((await till.call(`/apps/${app}/journals?kind=grant&limit=1`)).body).toMatchObject({
      lines: [{ kind: 'grant' }],
    });
    expect((await till.call(`/apps/${app}/journals?kind=nonsense`)).status).toBe(400);
    const blind = await run(createApiKey, { name: 'blind', scopes: ['records:read'] });
    const refused = await till.call(`/apps/${app}/members`, { headers: { authorization: `Bearer ${blind.key}` } });
    expect(refused.status).toBe(403);
  });
});

it('leaves the ledger whole', async () => {
  const report = await store.read((tx) => verifyLedger(tx, { workspaceId: owner.workspaceId }));
  expect(report.breaks).toEqual([]);
});
