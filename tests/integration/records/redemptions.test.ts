import { afterAll, describe, expect, it } from 'vitest';
import { collectRedemption } from '@/engine/commands/collect-redemption';
import { createRecord } from '@/engine/commands/create-record';
import { decideTask, resubmitRedemption, returnTask } from '@/engine/commands/decide-task';
import { redeemReward } from '@/engine/commands/redeem-reward';
import { openTasksOf } from '@/engine/flows/store/find';
import type { Actor } from '@/engine/kernel/actor';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { memberActor } from '@/engine/permissions/doors';
import { portalHome } from '@/engine/reads/portal-home';
import { portalRedemptions } from '@/engine/reads/portal-redemptions';
import { portalRewards } from '@/engine/reads/portal-rewards';
import { portalStatement } from '@/engine/reads/portal-statement';
import { showTask } from '@/engine/reads/show-task';
import { cafeCompany } from '../../world/company';

const company = await cafeCompany();
const { run, ask, app, owner, store } = company;
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
  });

  it('is refused when points are short, and says by how many before the click', async () => {
    const who = await member(100);
    const id = await reward(150);
    const offered = await ask(portalRewards, { app }, who);
    expect(offered.rewards.find((one) => one.id === id)?.reason).toEqual({ why: 'short', by: 50 });
    await expect(run(redeemReward, { app, reward: id }, who)).rejects.toMatchObject({ code: 'ledger.short' });
  });

  it('respects the limit per member', async () => {
    const who = await member(500);
    const id = await reward(10, { per_member: 1 });
    await run(redeemReward, { app, reward: id }, who);
    await expect(run(redeemReward, { app, reward: id }, who)).rejects.toMatchObject({ code: 'rewards.limitReached' });
  });
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

  it('can be read line by line', async () => {
    const who = await member(300);
    await run(redeemReward, { app, reward: await reward(120) }, who);
    const { lines } = await ask(portalStatement, { app, locale: 'en' }, who);
    expect(lines.map((line) => line.change)).toEqual([-120, 250, 50]);
    expect(lines.every((line) => line.parts.length > 0)).toBe(true);
  });
});

describe('fifty at once', () => {
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
