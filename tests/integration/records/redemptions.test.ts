import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { job } from '@/drizzle/tables/commands';
import { rewardStock } from '@/drizzle/tables/rewards';
import { binRecord } from '@/engine/commands/bin-record';
import { changeRecord } from '@/engine/commands/change-record';
import { collectRedemption } from '@/engine/commands/collect-redemption';
import { createApp } from '@/engine/commands/create-app';
import { createDefinition } from '@/engine/commands/create-definition';
import { createRecord } from '@/engine/commands/create-record';
import {
  cancelRedemption,
  decideTask,
  resubmitRedemption,
  returnTask,
  transferOwnTask,
} from '@/engine/commands/decide-task';
import { fireDueTimers } from '@/engine/commands/fire-timers';
import { freezeMember } from '@/engine/commands/freeze-member';
import { adjustPoints } from '@/engine/commands/points-by-hand';
import { publishApp } from '@/engine/commands/publish-app';
import { redeemReward } from '@/engine/commands/redeem-reward';
import { releaseOverdueHolds } from '@/engine/commands/release-overdue-holds';
import { casesOfRecord, openTasksOf, tasksOfCase } from '@/engine/flows/store/find';
import type { Actor } from '@/engine/kernel/actor';
import { addDays } from '@/engine/kernel/calendar';
import { startOfDay, wallTime } from '@/engine/kernel/local-time';
import { setHalted } from '@/engine/ledger/halted';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { getStaff, insertStaff, setStaffStatus } from '@/engine/organisation/store/staff';
import { memberActor } from '@/engine/permissions/doors';
import { listIncidents } from '@/engine/reads/list-incidents';
import { listStaff } from '@/engine/reads/list-staff';
import { portalHome } from '@/engine/reads/portal-home';
import { portalRedemptions } from '@/engine/reads/portal-redemptions';
import { portalRewards } from '@/engine/reads/portal-rewards';
import { portalStatement } from '@/engine/reads/portal-statement';
import { showRecord } from '@/engine/reads/show-record';
import { showTask } from '@/engine/reads/show-task';
import { cafeClub } from '@/engine/templates/cafe-club/template';
import { words } from '@/engine/templates/template';
import type { OutgoingMessage } from '@/lib/messaging/message';
import { cafeCompany } from '../../world/company';

const company = await cafeCompany();
const { run, ask, app, owner, store, clock } = company;
const DAY = 86_400_000;
let phones = 13_900_000_000;

async function member(points: number): Promise<Actor> {
  const made = await run(createRecord, {
    app,
    form: 'member',
    values: { name: 'Li', phone: String(phones++), consent: true },
  });
  const memberId = made.record.memberId!;
  // Fifty points are the welcome gift.
  if (points > 50) await run(createRecord, { app, form: 'order', values: { member: memberId, amount: points - 50 } });
  return memberActor({ id: memberId, workspaceId: owner.workspaceId });
}

async function reward(cost: number, more: Record<string, number> = {}): Promise<string> {
  const made = await run(createRecord, {
    app,
    form: 'reward',
    values: { name: `Cup ${cost}`, cost, stock: 10, on_sale: true, ...more },
  });
  return made.record.id;
}

async function tasks(of: Actor) {
  return store.read((tx) => openTasksOf(tx, { workspaceId: of.workspaceId, personId: of.id, limit: 50 }));
}

/** The owner stands in for the store manager here: the company has no other staff. */
async function decideAll(verdict: 'approve' | 'reject', recordId: string) {
  for (let step = 0; step < 2; step++) {
    const open = (await tasks(owner)).filter(({ of }) => of.recordId === recordId);
    for (const { task } of open) await run(decideTask, { task: task.id, verdict, comment: 'ok' });
    if (verdict === 'reject') return;
  }
}

const points = async (who: Actor) => (await ask(portalHome, { app }, who)).points;

async function change(id: string, values: object) {
  const { record } = await ask(showRecord, { app, form: 'reward', id });
  return run(changeRecord, { app, form: 'reward', id, revision: record.revision, values });
}

async function shelf(id: string) {
  const { reserved, redeemed } = rewardStock;
  const rows = await store.db.select({ reserved, redeemed }).from(rewardStock).where(eq(rewardStock.rewardId, id));
  return rows[0];
}

/** A colleague who was named for decisions and has been suspended since. */
async function leaver(): Promise<string> {
  return store.write(async (tx) => {
    const { workspaceId } = owner;
    const person = { workspaceId, userId: tx.newId(), name: 'Gone', email: 'gone@example.com', locale: 'en' } as const;
    const id = await insertStaff(tx, { ...person, roles: [{ role: 'manager', orgUnitId: null }] });
    await setStaffStatus(tx, await getStaff(tx, workspaceId, id), 'suspended');
    return id;
  });
}

/** The same club, where the clock approves after thirteen days. */
let quick: string | undefined;
async function quickApp(): Promise<string> {
  if (quick) return quick;
  const { key } = await run(createApp, { title: words('快', '快', 'Quick'), key: 'quick' });
  const approval = {
    assignees: [{ kind: 'staff', ids: [await leaver(), owner.id] }],
    deadline: { due: { after: { amount: 13, unit: 'day' } }, action: { kind: 'approve' } },
  };
  const flow = {
    title: words('快', '快', 'Quick'),
    form: 'redemption',
    nodes: [
      { id: 'start', type: 'start', title: {} },
      { id: 'ask', type: 'approval', title: {}, config: approval },
      { id: 'end', type: 'end', title: {} },
    ],
    edges: [
      { id: 'e1', from: 'start', to: 'ask' },
      { id: 'e2', from: 'ask', to: 'end' },
    ],
  };
  for (const { kind, key: name, body } of cafeClub.definitions) {
    await run(createDefinition, { app: key, kind, key: name, body: (kind === 'flow' ? flow : body) as never });
  }
  await run(publishApp, { app: key });
  quick = key;
  return key;
}

afterAll(async () => {
  const report = await store.read((tx) => verifyLedger(tx, { workspaceId: owner.workspaceId }));
  expect(report.breaks).toEqual([]);
});

describe('a small redemption', () => {
  it('is instant: points are spent and a code is given, good once', async () => {
    const who = await member(200);
    const got = await run(redeemReward, { app, reward: await reward(150) }, who);
    expect(got.status).toBe('ready');
    expect(await points(who)).toBe(50);
    await run(collectRedemption, { app, code: got.pickupCode! });
    await expect(run(collectRedemption, { app, code: got.pickupCode! })).rejects.toMatchObject({
      code: 'rewards.wrongCode',
    });
    const second = await run(redeemReward, { app, reward: await reward(5) }, who);
    await run(collectRedemption, { app: await quickApp(), code: second.pickupCode! });
    const { record } = await ask(showRecord, { app, form: 'redemption', id: second.id });
    expect(record.status).toBe('collected');
    const other = await cafeCompany({ store: company });
    const theirs = await run(redeemReward, { app, reward: await reward(10) }, who);
    const elsewhere = other.run(collectRedemption, { app: other.app, code: theirs.pickupCode! });
    await expect(elsewhere).rejects.toMatchObject({ code: 'rewards.wrongCode' });
  });

  it('is refused when points are short, and says by how many before the click', async () => {
    const who = await member(100);
    const id = await reward(150);
    const offered = await ask(portalRewards, { app }, who);
    expect(offered.rewards.find((one) => one.id === id)?.reason).toEqual({ why: 'short', by: 50 });
    await expect(run(redeemReward, { app, reward: id }, who)).rejects.toMatchObject({ code: 'ledger.short' });
  });

  it('respects the limit per member, counted in units', async () => {
    const who = await member(500);
    const id = await reward(10, { per_member: 3 });
    await run(redeemReward, { app, reward: id, quantity: 2 }, who);
    const redeem = (quantity: number) => run(redeemReward, { app, reward: id, quantity }, who);
    await expect(redeem(2)).rejects.toMatchObject({ code: 'rewards.limitReached' });
    await redeem(1);
    await expect(redeem(1)).rejects.toMatchObject({ code: 'rewards.limitReached' });
  });

  it('is of what is on offer, by who may, and as many as there are', async () => {
    const who = await member(500);
    const redeem = (id: string, quantity = 1) => run(redeemReward, { app, reward: id, quantity }, who);
    const id = await reward(10, { stock: 3 });
    await redeem(id, 2);
    await expect(redeem(id, 2)).rejects.toMatchObject({ code: 'rewards.outOfStock' });
    await expect(change(id, { stock: 1 })).rejects.toMatchObject({ code: 'rewards.stockBelowPromised' });
    await change(id, { stock: 2 });
    await expect(redeem(id)).rejects.toMatchObject({ code: 'rewards.outOfStock' });
    await change(id, { stock: 9, on_sale: false });
    await expect(redeem(id)).rejects.toMatchObject({ code: 'rewards.unknownReward' });
    await change(id, { on_sale: true });
    await run(freezeMember, { memberId: who.id, frozen: true });
    await expect(redeem(id)).rejects.toMatchObject({ code: 'members.frozen' });
    await run(freezeMember, { memberId: who.id, frozen: false });
    await run(binRecord, { app, form: 'reward', id });
    await expect(redeem(id)).rejects.toMatchObject({ code: 'records.invalid' });
    expect(await points(who)).toBe(480);
  });
});

it('asks nobody below the value the builder set, and those who decide from there on', async () => {
  const who = await member(1_050);
  const costs = [499, 500].map(async (cost) => {
    const { id, status } = await run(redeemReward, { app, reward: await reward(cost) }, who);
    const cases = await store.read((tx) => casesOfRecord(tx, owner.workspaceId, id));
    const asked = (await tasks(owner)).filter(({ of }) => of.recordId === id);
    const { record } = await ask(showRecord, { app, form: 'redemption', id });
    return [cost, status, record.status, cases.map((one) => one.status), asked.length];
  });
  expect(await Promise.all(costs)).toEqual([
    [499, 'ready', 'ready', [], 0],
    [500, 'pending', 'pending', ['running'], 1],
  ]);
});

describe('a large redemption', () => {
  it('holds the points until both steps have approved, then spends them', async () => {
    const who = await member(1_050);
    const asked = await run(redeemReward, { app, reward: await reward(800) }, who);
    expect(asked).toMatchObject({ status: 'pending', pickupCode: null });
    expect(await points(who)).toBe(250);
    await decideAll('approve', asked.id);
    const { redemptions } = await ask(portalRedemptions, { app }, who);
    expect(redemptions[0]).toMatchObject({ status: 'ready', points: 800 });
    expect(redemptions[0]?.pickupCode).toMatch(/^\d{8}$/);
  });

  it('is named in mails by whom it is for, its form and its number', async () => {
    const got = await run(redeemReward, { app, reward: await reward(700) }, await member(1_050));
    const { record } = await ask(showRecord, { app, form: 'redemption', id: got.id });
    const rows = await store.db.select({ payload: job.payload }).from(job).where(eq(job.kind, 'send-message'));
    const mails = rows.map(({ payload }) => payload as OutgoingMessage);
    const asked = mails.filter(({ template }) => template === 'flows.taskNotice').map(({ params }) => params.title);
    expect(record.title).not.toBe('');
    expect(asked).toContain(`Li · 兑换 · ${record.title}`);
  });

  it('gives the points and the unit back when it is rejected', async () => {
    const who = await member(1_050);
    const id = await reward(800, { stock: 1 });
    const asked = await run(redeemReward, { app, reward: id }, who);
    await decideAll('reject', asked.id);
    expect(await points(who)).toBe(1_050);
    expect((await ask(portalRewards, { app }, who)).rewards.find((one) => one.id === id)?.left).toBe(1);
  });

  it('comes back to the member, is sent again, handed over, and approved', async () => {
    const who = await member(1_050);
    const asked = await run(redeemReward, { app, reward: await reward(800) }, who);
    const mine = async () => (await tasks(owner)).find(({ of }) => of.recordId === asked.id)?.task.id;
    await run(decideTask, { task: await mine(), verdict: 'approve' });
    await run(returnTask, { task: await mine(), to: 'start', straight: true, comment: '请确认门店' });
    const { redemptions } = await ask(portalRedemptions, { app }, who);
    expect(redemptions[0]).toMatchObject({ status: 'pending', way: { again: { comment: '请确认门店' } } });
    const caseId = redemptions[0]?.way?.caseId;
    const other = await member(50);
    await expect(run(resubmitRedemption, { app, case: caseId }, other)).rejects.toMatchObject({
      code: 'flows.notInitiator',
    });
    await run(resubmitRedemption, { app, case: caseId }, who);
    await expect(run(resubmitRedemption, { app, case: caseId }, who)).rejects.toMatchObject({ code: 'flows.stale' });
    const { task } = await ask(showTask, { task: await mine(), locale: 'en' });
    expect(task).toMatchObject({ who: 'Li', asks: ['Cup 800', '800 points'] });
    const last = await mine();
    expect(await run(decideTask, { task: last, verdict: 'approve' })).toMatchObject({ status: 'approved' });
    const { log } = await ask(showTask, { task: last, locale: 'en' });
    expect(log.map(({ action }) => action)).toEqual(['start', 'approve', 'return', 'resubmit', 'approve']);
    expect(log[2]?.backTo?.en).toBe('Redemption requested');
    expect((await ask(portalRedemptions, { app }, who)).redemptions[0]).toMatchObject({ status: 'ready' });
  });

  it('counts what is set aside and what is given out apart, and the limit per member by what was not given back', async () => {
    const who = await member(2_050);
    const id = await reward(600, { stock: 5, per_member: 1 });
    const refused = await run(redeemReward, { app, reward: id }, who);
    expect(await shelf(id)).toEqual({ reserved: 1, redeemed: 0 });
    await expect(change(id, { stock: 0 })).rejects.toMatchObject({ code: 'rewards.stockBelowPromised' });
    await expect(run(binRecord, { app, form: 'redemption', id: refused.id })).rejects.toMatchObject({
      code: 'records.inFlow',
    });
    await decideAll('reject', refused.id);
    expect(await shelf(id)).toEqual({ reserved: 0, redeemed: 0 });
    await run(binRecord, { app, form: 'redemption', id: refused.id });
    const granted = await run(redeemReward, { app, reward: id }, who);
    await decideAll('approve', granted.id);
    expect(await shelf(id)).toEqual({ reserved: 0, redeemed: 1 });
    const again = run(redeemReward, { app, reward: id }, who);
    await expect(again).rejects.toMatchObject({ code: 'rewards.limitReached' });
    const cup = await reward(10);
    await run(redeemReward, { app, reward: cup }, who);
    expect(await shelf(cup)).toEqual({ reserved: 0, redeemed: 1 });
  });

  it('taken back by the member is cancelled, with everything it held', async () => {
    const who = await member(1_050);
    const id = await reward(800, { stock: 1 });
    const asked = await run(redeemReward, { app, reward: id }, who);
    const [of] = await store.read((tx) => casesOfRecord(tx, owner.workspaceId, asked.id));
    await run(cancelRedemption, { app, case: of!.id }, who);
    expect((await ask(portalRedemptions, { app }, who)).redemptions[0]?.status).toBe('cancelled');
    expect([await points(who), await shelf(id)]).toEqual([1_050, { reserved: 0, redeemed: 0 }]);
  });

  it('can be read line by line', async () => {
    const who = await member(300);
    await run(redeemReward, { app, reward: await reward(120) }, who);
    const { lines } = await ask(portalStatement, { app, locale: 'en' }, who);
    expect(lines.map((line) => line.change)).toEqual([-120, 250, 50]);
    expect(lines.every((line) => line.parts.length > 0)).toBe(true);
  });
});

describe('a redemption that nobody decides', () => {
  const status = async (who: Actor) => (await ask(portalRedemptions, { app }, who)).redemptions[0]?.status;
  const ringAll = async () => {
    while ((await fireDueTimers(store)) > 0);
  };

  it('is rejected at the instant its case runs out of days', async () => {
    const who = await member(1_050);
    await run(redeemReward, { app, reward: await reward(800) }, who);
    clock.tick(10 * DAY - 1);
    await ringAll();
    expect([await status(who), await points(who)]).toEqual(['pending', 250]);
    clock.tick(1);
    await ringAll();
    expect([await status(who), await points(who)]).toEqual(['rejected', 1_050]);
  });

  it('lets go of all it holds when its hold ends, however many there are, and their cases end with them', async () => {
    const who = await member(50);
    const id = await reward(600, { stock: 60, per_member: 60 });
    await run(adjustPoints, { app, member: who.id, points: 40_000, reason: 'a gift', key: 'many' });
    await Promise.all(Array.from({ length: 52 }, () => run(redeemReward, { app, reward: id }, who)));
    const open = async () => (await tasks(owner)).length;
    expect(await open()).toBeGreaterThan(49);
    // Fourteen days, through the last of them.
    const ends = startOfDay(addDays(wallTime(clock.now, 'Asia/Shanghai').date, 15) ?? '', 'Asia/Shanghai');
    clock.now = ends - 1;
    await releaseOverdueHolds(store);
    expect([await points(who), await shelf(id)]).toEqual([40_050 - 52 * 600, { reserved: 52, redeemed: 0 }]);
    clock.now = ends;
    await releaseOverdueHolds(store);
    expect([await points(who), await shelf(id)]).toEqual([40_050, { reserved: 0, redeemed: 0 }]);
    expect([await status(who), await open()]).toEqual(['cancelled', 0]);
    for (const quantity of [20, 20, 20]) await run(redeemReward, { app, reward: id, quantity }, who);
  });

  it('and cannot be approved by the clock any more does not keep others from it', async () => {
    const quick = await quickApp();
    const who = await member(1_050);
    const id = (await run(createRecord, { app: quick, form: 'reward', values: { name: 'Cup', cost: 600 } })).record.id;
    const redeem = async () => {
      await run(adjustPoints, { app: quick, member: who.id, points: 600, reason: 'a gift', key: `quick ${clock.now}` });
      return (await run(redeemReward, { app: quick, reward: id }, who)).id;
    };
    const late = await redeem();
    const asked = await store.read((tx) => casesOfRecord(tx, owner.workspaceId, late));
    const rows = await store.read((tx) => tasksOfCase(tx, asked[0]!.id));
    expect(rows.map(({ personId }) => personId)).toEqual([owner.id]);
    const gone = (await ask(listStaff, {})).staff.find(({ name }) => name === 'Gone')?.id;
    await expect(run(transferOwnTask, { task: rows[0]!.id, to: gone })).rejects.toMatchObject({
      code: 'organisation.noStaff',
    });
    clock.tick(10 * DAY);
    const inTime = await redeem();
    // Nobody has looked at the clock for so long that the first hold has ended.
    clock.tick(14 * DAY);
    await ringAll();
    const stuck = (await ask(listIncidents, {})).incidents.map(({ what }) => what[0]?.key);
    const { redemptions } = await ask(portalRedemptions, { app: quick }, who);
    const now = new Map(redemptions.map((one) => [one.id, one.status]));
    expect([stuck, now.get(late), now.get(inTime)]).toEqual([['flows.noted.step'], 'pending', 'ready']);
    await releaseOverdueHolds(store);
    expect((await ask(portalHome, { app: quick }, who)).points).toBe(600);
  });

  it('and what a member asked for goes on to its end when the reward leaves the shelf', async () => {
    const who = await member(2_050);
    const id = await reward(600);
    const ask3 = async () => (await run(redeemReward, { app, reward: id, note: 'no ice' }, who)).id;
    const [approved, late, rejected] = [await ask3(), await ask3(), await ask3()];
    await change(id, { on_sale: false });
    await run(binRecord, { app, form: 'reward', id });
    const which = { app, form: 'redemption', id: approved };
    const note = async (values: object) => {
      const { revision } = (await ask(showRecord, which)).record;
      return run(changeRecord, { ...which, revision, values: values as never });
    };
    expect((await note({ note: 'much ice' })).record.values.note).toBe('much ice');
    await decideAll('approve', approved);
    await decideAll('reject', rejected);
    expect(await points(who)).toBe(850);
    clock.tick(20 * DAY);
    await releaseOverdueHolds(store);
    const { redemptions } = await ask(portalRedemptions, { app }, who);
    const now = new Map(redemptions.map((one) => [one.id, one.status]));
    expect([approved, late, rejected].map((one) => now.get(one))).toEqual(['ready', 'cancelled', 'rejected']);
    expect(await points(who)).toBe(1_450);
  });

  it('waits while the books of its company do not add up', async () => {
    const who = await member(1_050);
    await run(redeemReward, { app, reward: await reward(800) }, who);
    clock.tick(20 * DAY);
    setHalted([owner.workspaceId]);
    expect(await fireDueTimers(store)).toBe(0);
    await releaseOverdueHolds(store);
    expect(await status(who)).toBe('pending');
    setHalted([]);
    await ringAll();
    expect(await status(who)).toBe('rejected');
  });
});

describe('fifty at once', () => {
  it('fetch one reward with one code', async () => {
    const { pickupCode } = await run(redeemReward, { app, reward: await reward(10) }, await member(60));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () => run(collectRedemption, { app, code: pickupCode! })),
    );
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('let exactly one have the last unit', async () => {
    const id = await reward(10, { stock: 1 });
    const members = await Promise.all(Array.from({ length: 50 }, () => member(60)));
    const outcomes = await Promise.allSettled(members.map((who) => run(redeemReward, { app, reward: id }, who)));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('let exactly one have the last points', async () => {
    const who = await member(100);
    const id = await reward(100, { stock: 100 });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () => run(redeemReward, { app, reward: id }, who)),
    );
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await points(who)).toBe(0);
  });
});
