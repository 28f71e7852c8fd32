import { describe, expect, it } from 'vitest';
import { counterLeft, giveBackCounter, takeCounter } from '@/engine/ledger/counter';
import { ledgerWorld, outcome } from './world';

const world = await ledgerWorld();
const { store, workspaceId } = world;

type Step = readonly [mode: 'all' | 'clip' | 'back', amount: number, cap: number, taken: number, left: number];

// Columns: what is asked, how much, under which cap; what comes, what is left afterwards.
const TABLES: Readonly<Record<string, readonly Step[]>> = {
  'a cap that takes what is left': [
    ['clip', 70, 100, 70, 30],
    ['clip', 70, 100, 30, 0],
    ['clip', 70, 100, 0, 0],
    ['back', 50, 100, 0, 50],
    ['clip', 70, 100, 50, 0],
  ],
  'a budget that gives all or nothing': [
    ['all', 70, 100, 70, 30],
    ['all', 31, 100, 0, 30],
    ['all', 30, 100, 30, 0],
    ['all', 1, 100, 0, 0],
  ],
  'a first taking beyond the cap': [
    ['all', 101, 100, 0, 100],
    ['clip', 101, 100, 100, 0],
  ],
  'a cap that is lowered, and raised': [
    ['clip', 80, 100, 80, 20],
    ['clip', 10, 50, 0, 0],
    ['all', 10, 50, 0, 0],
    ['clip', 10, 85, 5, 0],
    ['all', 10, 200, 10, 105],
  ],
  'giving back more than was taken': [
    ['clip', 10, 100, 10, 90],
    ['back', 50, 100, 0, 100],
    ['clip', 100, 100, 100, 0],
  ],
  'no cap at all': [['clip', 5, 0, 0, 0]],
};

describe('counters', () => {
  it.each(Object.entries(TABLES))('%s', async (scope, steps) => {
    for (const [index, [mode, amount, cap, taken, left]] of steps.entries()) {
      const name = { workspaceId, scope };
      const got = await store.write(async (tx) => {
        if (mode !== 'back') return (await takeCounter(tx, { ...name, amount, cap, mode })).taken;
        await giveBackCounter(tx, { ...name, amount });
        return 0;
      });
      expect([index, got, await counterLeft(store, { ...name, cap })]).toEqual([index, taken, left]);
    }
    await world.lawful();
  });

  it('tell what was left before', async () => {
    const name = { workspaceId, scope: 'left' };
    const take = (amount: number, mode: 'all' | 'clip') =>
      store.write((tx) => takeCounter(tx, { ...name, amount, cap: 100, mode }));
    expect(await take(30, 'clip')).toEqual({ taken: 30, left: 100 });
    expect(await take(200, 'all')).toEqual({ taken: 0, left: 70 });
    expect(await take(200, 'clip')).toEqual({ taken: 70, left: 70 });
    expect(await take(1, 'clip')).toEqual({ taken: 0, left: 0 });
  });

  it.each([0, -1, 1.5, Number.NaN])('refuse to take %s', async (amount) => {
    const taking = { workspaceId, scope: 'bad', amount, cap: 100, mode: 'clip' } as const;
    expect(await outcome(store.write((tx) => takeCounter(tx, taking)))).toBe('ledger.badAmount');
  });

  it('belong to one company', async () => {
    const [ours, theirs] = [
      { workspaceId, scope: 'same' },
      { workspaceId: 'w-other', scope: 'same' },
    ];
    const take = (name: typeof ours) =>
      store.write((tx) => takeCounter(tx, { ...name, amount: 60, cap: 100, mode: 'all' }));
    expect([(await take(ours)).taken, (await take(theirs)).taken]).toEqual([60, 60]);
    await store.write((tx) => giveBackCounter(tx, { ...theirs, amount: 60 }));
    const left = [ours, theirs].map((name) => counterLeft(store, { ...name, cap: 100 }));
    expect(await Promise.all(left)).toEqual([40, 100]);
  });

  it('are undone with their transaction', async () => {
    const name = { workspaceId, scope: 'undone' };
    const refused = store.write(async (tx) => {
      await takeCounter(tx, { ...name, amount: 60, cap: 100, mode: 'all' });
      throw new Error('refused later');
    });
    await expect(refused).rejects.toThrow('refused later');
    expect(await counterLeft(store, { ...name, cap: 100 })).toBe(100);
  });
});
