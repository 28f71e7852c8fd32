import { describe, expect, it } from 'vitest';
import { throttle } from '@/drizzle/tables/sign-in';
import { attempt, type Limit, succeed } from '@/lib/auth/throttle';
import { testStore } from '../../world/store';

const { store, clock } = await testStore();
const WINDOW = 60_000;

let subjects = 0;
const limit = (most: number): Limit => ({ kind: 'test', subject: `subject ${++subjects}`, most, window: WINDOW });

const outcome = (...limits: Limit[]) =>
  attempt(store, limits).then(
    () => 'allowed',
    (error: { code: string; params: { seconds: number } }) => `${error.code} ${error.params.seconds}`,
  );

describe('attempts', () => {
  it('are counted exactly, however many come at once', async () => {
    const account = limit(5);
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => outcome(account)));
    expect(outcomes.filter((one) => one === 'allowed')).toHaveLength(5);
  });

  it('are free again when the window has passed, and say how long that takes', async () => {
    const account = limit(1);
    expect(await outcome(account)).toBe('allowed');
    clock.tick(WINDOW / 4);
    expect(await outcome(account)).toBe('accounts.tooMany 45');
    clock.tick((WINDOW * 3) / 4 - 1);
    expect(await outcome(account)).toBe('accounts.tooMany 1');
    clock.tick(1);
    expect(await outcome(account)).toBe('allowed');
  });

  it('are refused by the strictest of several limits', async () => {
    const [loose, strict] = [limit(100), limit(1)];
    expect(await outcome(loose, strict)).toBe('allowed');
    expect(await outcome(loose, strict)).toBe('accounts.tooMany 60');
    expect(await outcome(loose)).toBe('allowed');
  });

  it('of an account are forgotten after success, of an address only that one', async () => {
    const [account, address] = [limit(3), limit(3)];
    for (let i = 0; i < 2; i++) expect(await outcome(account, address)).toBe('allowed');
    expect(await outcome(account, address)).toBe('allowed');
    await succeed(store, { cleared: [account], returned: [address] });
    for (let i = 0; i < 3; i++) expect(await outcome(account)).toBe('allowed');
    expect(await outcome(address)).toBe('allowed');
    expect(await outcome(address)).toMatch('accounts.tooMany');
  });

  it('leave nothing behind that names anybody, and do not pile up', async () => {
    await attempt(store, [{ kind: 'test', subject: '13800138000', most: 9, window: WINDOW }]);
    expect(JSON.stringify(await store.db.select().from(throttle))).not.toContain('13800138000');
    clock.tick(2 * WINDOW);
    await attempt(store, [limit(1)]);
    expect(await store.db.select().from(throttle)).toHaveLength(1);
  });

  it('are counted anew from the instant the window has passed, of however many accounts at once', async () => {
    const accounts = Array.from({ length: 25 }, () => limit(1));
    expect(await outcome(...accounts)).toBe('allowed');
    clock.tick(WINDOW - 1);
    expect(await outcome(...accounts)).toBe('accounts.tooMany 1');
    clock.tick(1);
    expect(await outcome(...accounts)).toBe('allowed');
    const second: string[] = [];
    for (const account of accounts) second.push(await outcome(account));
    expect(new Set(second)).toEqual(new Set(['accounts.tooMany 60']));
  });
});
