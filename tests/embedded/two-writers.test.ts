import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { installation } from '@/drizzle/tables/installation';
import { migrate } from '@/lib/db/migrate';
import { openSqliteStore } from '@/lib/db/sqlite';
import type { Store } from '@/lib/db/types';
import { passingFolder } from '../world/passing-folder';

const folder = passingFolder();
const file = path.join(folder, 'shared.db');
const main = openSqliteStore(file);
await migrate(main);
/** As a thread beside it opens it: whoever asks is not followed. */
const lone = openSqliteStore(file, { beside: main.beside.turn, alone: true });
afterAll(async () => {
  await lone.close();
  await main.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string) => ({ name, value: 'x', updatedAt: 1 });
const write = (store: Store, name: string) =>
  store.write((tx) => tx.db.insert(installation).values(put(name)).returning({ name: installation.name }));
const names = async (store: Store, like: string) => {
  const rows = await store.db.select({ name: installation.name }).from(installation);
  return rows.map((row) => row.name).filter((name) => name.startsWith(like));
};

describe('two stores on one file', () => {
  it('write one after the other, and neither is told that the file is busy', async () => {
    const lanes = Array.from({ length: 40 }, async (_, lane) => {
      for (let at = 0; at < 10; at++) await write(lane % 2 ? main : lone, `turn ${lane} ${at}`);
    });
    await Promise.all(lanes);
    expect(await names(main, 'turn')).toHaveLength(400);
    expect(await names(lone, 'turn')).toHaveLength(400);
  });

  it('let the other one come even while one of them always has more to write', async () => {
    let busy = true;
    let after = 0;
    const lane = async (at: number) => {
      while (busy) await write(main, `always ${at} ${after++}`);
    };
    const lanes = Array.from({ length: 8 }, (_, at) => lane(at));
    await Promise.all(Array.from({ length: 5 }, (_, at) => write(lone, `between ${at}`)));
    busy = false;
    await Promise.all(lanes);
    expect(await names(main, 'between')).toHaveLength(5);
  });

  it('tell each other what they have committed, and nothing that was refused', async () => {
    const heard: string[] = [];
    const tell = { toMain: main.beside.join(() => {}), toLone: lone.beside.join(() => {}) };
    main.beside.join((topic, payload) => {
      heard.push(`main told ${topic} ${payload}`);
      tell.toLone(topic, payload);
    });
    lone.beside.join((topic, payload) => {
      heard.push(`lone told ${topic} ${payload}`);
      tell.toMain(topic, payload);
    });
    main.subscribe('menu', (payload) => heard.push(`main heard ${payload}`));
    lone.subscribe('menu', (payload) => heard.push(`lone heard ${payload}`));
    await main.write((tx) => tx.publish('menu', 'tea'));
    const refused = lone.write(async (tx) => {
      await tx.publish('menu', 'poison');
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await lone.write((tx) => tx.publish('menu', 'coffee'));
    expect(heard).toEqual([
      'main heard tea',
      'main told menu tea',
      'lone heard tea',
      'lone heard coffee',
      'lone told menu coffee',
      'main heard coffee',
    ]);
  });
});

describe('a store that follows nobody', () => {
  it('undoes a command that fails alone, and an inner part alone', async () => {
    const outcomes = await Promise.allSettled([
      write(lone, 'kept 1'),
      lone.write(async (tx) => {
        await tx.db.insert(installation).values(put('kept not'));
        throw new Error('refused');
      }),
      lone.write(async (tx) => {
        await tx.db.insert(installation).values(put('kept 2'));
        const inner = lone.write(async () => {
          await tx.db.insert(installation).values(put('kept not either'));
          throw new Error('inner');
        });
        await expect(inner).rejects.toThrow('inner');
      }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await names(main, 'kept')).sort()).toEqual(['kept 1', 'kept 2']);
  });

  it('reads what is committed outside of commands, and what the command has written inside', async () => {
    const outside = await lone.write(async (tx) => {
      await tx.db.insert(installation).values(put('seen'));
      return { inside: await names(lone, 'seen'), beside: await names(main, 'seen') };
    });
    expect(outside).toEqual({ inside: ['seen'], beside: [] });
    expect(await names(lone, 'seen')).toEqual(['seen']);
  });

  it('keeps nothing of a command that waits for something else, nor of those that wait with it', async () => {
    const waits = lone.write(async (tx) => {
      await tx.db.insert(installation).values(put('waited'));
      await pause(5);
    });
    const outcomes = await Promise.allSettled([waits, write(lone, 'waited too')]);
    for (const one of outcomes) {
      expect(one).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('besides') } });
    }
    expect(await names(main, 'waited')).toEqual([]);
    await write(lone, 'went on');
    expect(await names(main, 'went on')).toEqual(['went on']);
  });
});
