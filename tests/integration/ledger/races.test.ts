import { describe, expect, it } from 'vitest';
import { counterLeft, takeCounter } from '@/engine/ledger/counter';
import { ledgerWorld, outcome } from './world';

const world = await ledgerWorld();
const { earn, spend, hold, post, release, refund, has, lawful } = world;

async function fifty(attempt: (index: number) => Promise<unknown>): Promise<Record<string, number>> {
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => outcome(attempt(index))));
  const counts: Record<string, number> = {};
  for (const one of outcomes) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

describe('fifty at once', () => {
  it('spend the last points: one gets them', async () => {
    await earn('ann', 100);
    expect(await fifty(() => spend('ann', 100))).toEqual({ done: 1, 'ledger.short': 49 });
    expect(await has('ann')).toEqual([0, 0, 0, 0]);
  });

  it('hold the last points: one gets them', async () => {
    await earn('bob', 100);
    expect(await fifty(() => hold('bob', 100))).toEqual({ done: 1, 'ledger.short': 49 });
    expect(await has('bob')).toEqual([0, 0, 100, 0]);
  });

  it('post and release one hold: it is resolved once', async () => {
    await earn('cat', 100);
    const { holdId } = await hold('cat', 100);
    const counts = await fifty((index) => (index % 2 ? post(holdId) : release(holdId)));
    expect(counts).toEqual({ done: 25, 'ledger.holdResolved': 25 });
    expect([0, 100]).toContain((await has('cat'))[0]);
  });

  it('report the same event: it counts once', async () => {
    expect(await fifty(() => earn('dan', 100, { event: 'same' }))).toEqual({ done: 50 });
    expect(await has('dan')).toEqual([100, 0, 0, 0]);
  });

  it('report the same refund: it counts once', async () => {
    await earn('eve', 100, { event: 'refunded', worth: 100 });
    expect(await fifty(() => refund('refunded', 30, { refund: 'r1' }))).toEqual({ done: 50 });
    expect(await has('eve')).toEqual([70, 0, 0, 0]);
  });

  it('refund one event: never more than all of it', async () => {
    await earn('fay', 100, { event: 'shared', worth: 100 });
    expect(await fifty(() => refund('shared', 30))).toEqual({ done: 3, 'ledger.overRefunded': 47 });
    expect(await has('fay')).toEqual([10, 0, 0, 0]);
  });

  it('earn for a member nobody knows yet: nothing is lost', async () => {
    expect(await fifty(() => earn('gus', 7))).toEqual({ done: 50 });
    expect(await has('gus')).toEqual([350, 0, 0, 0]);
  });

  it('send a request with one key: it is carried out once', async () => {
    await earn('hal', 100);
    expect(await fifty(() => spend('hal', 60, 'one key'))).toEqual({ done: 50 });
    expect(await has('hal')).toEqual([40, 0, 0, 0]);
  });

  it('settle the same due points: once', async () => {
    await earn('ivy', 100, { activatesAt: world.clock.now + 1_000 });
    world.clock.tick(1_000);
    expect(await fifty(() => spend('ivy', 2))).toEqual({ done: 50 });
    expect(await has('ivy')).toEqual([0, 0, 0, 0]);
  });

  it('refund and report a purchase: the refund finds it or waits for it', async () => {
    const events = Array.from({ length: 25 }, (_, index) => `crossing-${index}`);
    await fifty((index) => {
      const event = events[Math.floor(index / 2)]!;
      return index % 2 ? earn('jon', 10, { event, worth: 10 }) : refund(event, 10);
    });
    expect(await has('jon')).toEqual([0, 0, 0, 0]);
  });

  it('take from a cap: exactly the cap', async () => {
    const cap = { workspaceId: world.workspaceId, scope: 'cap', cap: 100 };
    const taken: number[] = [];
    await fifty(async () => {
      const got = await world.store.write((tx) => takeCounter(tx, { ...cap, amount: 7, mode: 'clip' }));
      taken.push(got.taken);
    });
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(100);
    expect(taken.filter((one) => one === 7)).toHaveLength(14);
    expect(taken.filter((one) => one === 2)).toHaveLength(1);
    expect(await counterLeft(world.store, cap)).toBe(0);
  });

  it('and every law holds', lawful);
});
