import { describe, expect, it } from 'vitest';
import { ledgerWorld, outcome, through } from './world';

const world = await ledgerWorld();
const { earn, spend, hold, post, release, refund, giveBack, adjust, has, lawful, clock } = world;
const DAY = 86_400_000;

describe('points', () => {
  it('are earned, spent soonest expiry first, held, posted, released and given back', async () => {
    await earn('ann', 100, { expiresAt: through('2026-06-30') });
    await earn('ann', 50, { expiresAt: through('2026-03-31') });
    expect(await has('ann')).toEqual([150, 0, 0, 0]);
    const spent = await spend('ann', 60);
    expect(await has('ann')).toEqual([90, 0, 0, 0]);
    const { holdId } = await hold('ann', 40);
    expect(await has('ann')).toEqual([50, 0, 40, 0]);
    expect(await outcome(hold('ann', 51))).toBe('ledger.short');
    await post(holdId, 30);
    expect(await has('ann')).toEqual([60, 0, 0, 0]);
    const second = await hold('ann', 60);
    await release(second.holdId);
    expect(await has('ann')).toEqual([60, 0, 0, 0]);
    await giveBack(spent.journalId);
    expect(await has('ann')).toEqual([120, 0, 0, 0]);
    await adjust('ann', -20);
    await adjust('ann', 5);
    expect(await has('ann')).toEqual([105, 0, 0, 0]);
    await lawful();
  });

  it('wait, become usable, expire', async () => {
    await earn('bob', 100, { activatesAt: clock.now + 7 * DAY, expiresAt: through('2026-03-31') });
    expect(await has('bob')).toEqual([0, 100, 0, 0]);
    clock.tick(7 * DAY);
    expect(await has('bob')).toEqual([100, 0, 0, 0]);
    await spend('bob', 30);
    clock.now = through('2026-03-31') - 1;
    expect(await has('bob')).toEqual([70, 0, 0, 0]);
    clock.tick(1);
    expect(await has('bob')).toEqual([0, 0, 0, 0]);
    await world.nightly();
    expect(await has('bob')).toEqual([0, 0, 0, 0]);
    await lawful();
  });

  it('are taken back with a refund, into debt where they are spent', async () => {
    await earn('cat', 100, { event: 'o1', worth: 1000 });
    await spend('cat', 80);
    await refund('o1', 500);
    expect(await has('cat')).toEqual([0, 0, 0, 30]);
    await earn('cat', 50);
    expect(await has('cat')).toEqual([20, 0, 0, 0]);
    await lawful();
  });
});
