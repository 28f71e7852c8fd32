import { describe, expect, it } from 'vitest';
import { businessDayAt } from '@/engine/kernel/business-day';
import { addDays } from '@/engine/kernel/calendar';
import { testStore } from '../../world/store';
import { Model } from './model';
import { ledgerWorld, outcome, through, ZONE } from './world';

/** The same numbers for the same seed. Source: Steele & Vigna, splitmix32. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MEMBERS = ['ann', 'bob', 'cat', 'dan', 'eve'];
const FLOOR = -60;
const GRACE = 7;

/** Steps for each seed; every database must keep up with the model step by step. */
const STEPS = process.env.TEST_DATABASE === 'postgres' ? 400 : 1_500;

const store = await testStore();

describe('thousands of random operations', () => {
  it.each([1, 2, 3, 4])('leave the ledger where the model says (seed %i)', async (seed) => {
    const below = random(seed);
    const world = await ledgerWorld({ debtFloor: FLOOR, graceDays: GRACE }, store);
    const today = () => businessDayAt(world.clock.now, ZONE).date;
    const inDays = (days: number) => addDays(today(), days) ?? today();
    const model = new Model(
      () => world.clock.now,
      FLOOR,
      () => through(inDays(GRACE)),
    );
    const pick = <T>(items: Iterable<T>): T | undefined => {
      const all = [...items];
      return all[below(Math.max(all.length, 1))];
    };
    const verdict = (allowed: unknown, refusal: string) => (allowed === null || allowed === false ? refusal : 'done');

    const steps: Record<string, () => Promise<string | undefined>> = {
      earn: async () => {
        const member = pick(MEMBERS)!;
        const event = `e${model.events.size}`;
        const amount = 1 + below(60);
        const worth = 1 + below(300);
        const from = below(3) === 0 ? world.clock.now + (below(240) - 20) * HOUR : null;
        const to = below(4) === 0 ? null : through(inDays(below(25) - 2));
        model.earn(member, event, { amount, worth, from, to });
        const earning = { event, worth, activatesAt: from ?? undefined, expiresAt: to ?? undefined };
        expect(await outcome(world.earn(member, amount, earning))).toBe('done');
        return member;
      },
      spend: async () => {
        const member = pick(MEMBERS)!;
        const amount = 1 + below(70);
        const parts = model.spend(member, amount);
        const posted = await world.spend(member, amount).catch(() => null);
        expect(posted === null).toBe(parts === null);
        if (parts && posted) model.spends.set(posted.journalId, { member, parts });
        return member;
      },
      hold: async () => {
        const member = pick(MEMBERS)!;
        const amount = 1 + below(50);
        const deadlineAt = below(2) ? null : world.clock.now + (1 + below(300)) * HOUR;
        const held = await world.hold(member, amount, deadlineAt).catch(() => null);
        expect(held !== null).toBe(model.hold(member, held?.holdId ?? '', { amount, deadlineAt }));
        return member;
      },
      post: async () => {
        const chosen = pick([...model.holds].filter(([, hold]) => hold.open));
        if (!chosen) return undefined;
        const [id, hold] = chosen;
        const amount = below(2) ? hold.amount : 1 + below(hold.amount);
        const parts = model.resolve(id, amount);
        const posted = await world.post(id, amount).catch(() => null);
        expect(posted === null).toBe(parts === null);
        if (parts && posted) model.spends.set(posted.journalId, { member: hold.member, parts });
        return hold.member;
      },
      release: async () => {
        const chosen = pick([...model.holds].filter(([, hold]) => hold.open));
        if (!chosen) return undefined;
        model.resolve(chosen[0], 0);
        expect(await outcome(world.release(chosen[0]))).toBe('done');
        return chosen[1].member;
      },
      refund: async () => {
        const chosen = pick(model.events);
        if (!chosen) return undefined;
        const [event, source] = chosen;
        const amount = 1 + below(Math.max(source.worth, 1));
        expect(await outcome(world.refund(event, amount))).toBe(
          verdict(model.refund(event, amount), 'ledger.overRefunded'),
        );
        return source.member;
      },
      giveBack: async () => {
        const chosen = pick(model.spends);
        if (!chosen) return undefined;
        const [id, spend] = chosen;
        const amount = 1 + below(60);
        expect(await outcome(world.giveBack(id, amount))).toBe(
          verdict(model.giveBack(id, amount), 'ledger.overReturned'),
        );
        return spend.member;
      },
      adjust: async () => {
        const member = pick(MEMBERS)!;
        const amount = below(2) ? 1 + below(20) : -1 - below(20);
        expect(await outcome(world.adjust(member, amount))).toBe(verdict(model.adjust(member, amount), 'ledger.short'));
        return member;
      },
      wait: async () => {
        world.clock.tick(1 + below(2 * DAY));
        return pick(MEMBERS);
      },
      night: async () => {
        await world.nightly();
        return pick(MEMBERS);
      },
    };
    const verbs = ['earn', 'earn', 'earn', 'spend', 'spend', 'hold', 'hold', 'post', 'release', 'refund', 'refund'];
    const deck = [...verbs, 'giveBack', 'adjust', 'wait', 'wait', ...(below(2) ? ['night'] : [])];

    for (let step = 1; step <= STEPS; step++) {
      const verb = deck[below(deck.length)]!;
      const member = await steps[verb]!();
      if (member) expect([step, verb, await world.has(member)]).toEqual([step, verb, model.has(member)]);
      if (step % 500 === 0) await world.lawful();
    }
    for (const member of MEMBERS) expect(await world.has(member)).toEqual(model.has(member));
    await world.lawful();
    const { counts } = await world.verify();
    expect(counts.pt_journal).toBeGreaterThan(STEPS / 2);
  });
});
