import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { installation } from '@/drizzle/tables/installation';
import { lockName } from '@/lib/db/dialect';
import { every, statement } from '@/lib/db/statement';
import type { Tx } from '@/lib/db/types';
import { testStore } from '../../world/store';

const { store } = await testStore();

async function names(): Promise<string[]> {
  const rows = await store.db.select({ name: installation.name }).from(installation).orderBy(installation.name);
  return rows.map((row) => row.name);
}

function put(name: string) {
  return { name, value: 'x', updatedAt: 1 };
}

describe('one write', () => {
  it('is whole or absent', async () => {
    await store.write(async (tx) => void (await tx.db.insert(installation).values(put('kept'))));
    const refused = store.write(async (tx) => {
      await tx.db.insert(installation).values(put('undone'));
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    expect(await names()).toEqual(['kept']);
  });

  it('that fails after it has written leaves those that wait with it untouched, each written once', async () => {
    const told: string[] = [];
    const write = (name: string, fails = false) =>
      store.write(async (tx) => {
        tx.afterCommit(() => told.push(name));
        await tx.db.insert(installation).values(put(name));
        if (fails) throw new Error(`${name} fails`);
        return name;
      });
    const refusedEarly = store.write(() => {
      throw new Error('nothing was written');
    });
    const outcomes = await Promise.allSettled([write('a1'), write('a2', true), refusedEarly, write('a3')]);
    expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason.message)))).toEqual([
      'a1',
      'a2 fails',
      'nothing was written',
      'a3',
    ]);
    expect((await names()).filter((name) => name.startsWith('a'))).toEqual(['a1', 'a3']);
    expect(told.sort()).toEqual(['a1', 'a3']);
    await store.write((tx) => tx.db.run(sql`delete from installation where name like 'a%'`));
  });

  it('undoes an inner part alone', async () => {
    await store.write(async (tx) => {
      await tx.db.insert(installation).values(put('outer'));
      const inner = tx.nested(async () => {
        await tx.db.insert(installation).values(put('inner'));
        throw new Error('inner');
      });
      await inner.catch(() => undefined);
    });
    expect(await names()).toEqual(['kept', 'outer']);
  });

  it('that waits for another in a circle runs again, and both are kept', async () => {
    let arrived = 0;
    // Where one writes at a time, the other never comes.
    const bothOrAMoment = async () => {
      arrived += 1;
      for (let look = 0; arrived < 2 && look < 10; look++) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const locks = (first: string, second: string) =>
      store.write(async (tx) => {
        await lockName(tx, first);
        await bothOrAMoment();
        await lockName(tx, second);
        await tx.db.insert(installation).values(put(`circle ${first}`));
      });
    await Promise.all([locks('a', 'b'), locks('b', 'a')]);
    expect((await names()).filter((name) => name.startsWith('circle'))).toEqual(['circle a', 'circle b']);
    await store.write((tx) => tx.db.run(sql`delete from installation where name like 'circle%'`));
  });

  it('inside another is a part of it, undone alone or with the whole', async () => {
    const told: string[] = [];
    const inside = (name: string, fails: boolean) =>
      store.write(async (tx) => {
        tx.afterCommit(() => told.push(name));
        await tx.db.insert(installation).values(put(name));
        if (fails) throw new Error(`${name} fails`);
      });
    const whole = (name: string, fails: boolean) =>
      store.write(async (tx) => {
        await tx.db.insert(installation).values(put(name));
        await inside(`${name} first`, false);
        await expect(inside(`${name} second`, true)).rejects.toThrow('second fails');
        expect(told.filter((one) => one.startsWith(name))).toEqual([]);
        if (fails) throw new Error(`${name} fails`);
      });
    await whole('in1', false);
    await expect(whole('in2', true)).rejects.toThrow('in2 fails');
    expect((await names()).filter((name) => name.startsWith('in'))).toEqual(['in1', 'in1 first']);
    expect(told).toEqual(['in1 first']);
    await store.write((tx) => tx.db.run(sql`delete from installation where name like 'in%'`));
  });

  it('tells nobody of what was undone, and lets nothing run that waited for its commit', async () => {
    const told: string[] = [];
    const leave = store.subscribe('told', (payload) => told.push(payload));
    const say = async (tx: Tx, what: string) => {
      await tx.publish('told', what);
      tx.afterCommit(() => told.push(`after ${what}`));
    };
    await store.write(async (tx) => {
      await say(tx, 'before');
      await tx.nested(async () => say(tx, 'inner'));
      const undone = tx.nested(async () => {
        await say(tx, 'undone');
        throw new Error('undone');
      });
      await undone.catch(() => undefined);
      await say(tx, 'behind');
      expect(told).toEqual([]);
    });
    const refused = store.write(async (tx) => {
      await say(tx, 'refused');
      throw new Error('refused');
    });
    const refusedLate = store.write(async (tx) => {
      await tx.db.insert(installation).values(put('unheard'));
      await say(tx, 'refused late');
      throw new Error('refused late');
    });
    await Promise.allSettled([refused, refusedLate]);
    // Notices come in the order of their commits: behind this one nothing is on its way any more.
    await store.write((tx) => tx.publish('told', 'the last'));
    await expect.poll(() => told).toContain('the last');
    expect([...told].sort()).toEqual([
      'after before',
      'after behind',
      'after inner',
      'before',
      'behind',
      'inner',
      'the last',
    ]);
    leave();
  });

  it('that passes over a failed statement is kept and told, or neither', async () => {
    const told: string[] = [];
    const answer = store.write(async (tx) => {
      tx.afterCommit(() => told.push('after'));
      await tx.db.insert(installation).values(put('passed over'));
      await tx.db
        .insert(installation)
        .values(put('kept'))
        .catch(() => undefined);
    });
    const kept = await answer.then(
      () => true,
      () => false,
    );
    expect([(await names()).includes('passed over'), told.length]).toEqual([kept, kept ? 1 : 0]);
  });

  it('is committed before anybody hears of it', async () => {
    const seen: Promise<string[]>[] = [];
    await Promise.all(
      ['heard-1', 'heard-2'].map((name) =>
        store.write(async (tx) => {
          await tx.db.insert(installation).values(put(name));
          tx.afterCommit(() => seen.push(names()));
        }),
      ),
    );
    const [first, second] = await Promise.all(seen);
    expect(first?.some((name) => name.startsWith('heard'))).toBe(true);
    expect(second).toEqual(expect.arrayContaining(['heard-1', 'heard-2']));
  });

  it('refuses a statement that arrives after its end', async () => {
    const ended: { late?: Promise<unknown> } = {};
    await store.write((tx) => {
      ended.late = new Promise((resolve) => setTimeout(resolve, 20)).then(() =>
        tx.db.insert(installation).values(put('late')),
      );
      ended.late.catch(() => undefined);
    });
    await expect(ended.late).rejects.toThrow();
    expect(await names()).not.toContain('late');
  });

  it('runs many commands at once, each alone', async () => {
    const many = Array.from({ length: 50 }, (_, i) =>
      store.write(async (tx) => {
        await tx.db.insert(installation).values(put(`many-${String(i).padStart(2, '0')}`));
        if (i % 5 === 0) throw new Error('every fifth');
      }),
    );
    const outcomes = await Promise.allSettled(many);
    expect(outcomes.filter((one) => one.status === 'rejected')).toHaveLength(10);
    expect((await names()).filter((name) => name.startsWith('many-'))).toHaveLength(40);
  });
});

it('refuses to write while it reads', async () => {
  const before = await names();
  const row = put('written by a read');
  const insert = statement<typeof installation.$inferInsert>((db) =>
    db.insert(installation).values(every(installation)),
  );
  await expect(store.read(async (tx) => void (await tx.db.insert(installation).values(row)))).rejects.toThrow();
  await expect(store.read(async (tx) => void (await insert(tx, row)))).rejects.toThrow();
  await expect(store.read((tx) => tx.nested(async () => void (await insert(tx, row))))).rejects.toThrow();
  const read = () => store.read((tx) => tx.execute('select count(*) from installation', [], 'all'));
  expect([await names(), Number((await read())[0]?.[0])]).toEqual([before, before.length]);
});

it('leaves timers and sockets their turn while somebody writes in a loop', async () => {
  let rang = false;
  const timer = setTimeout(() => {
    rang = true;
  }, 20);
  let writes = 0;
  while (!rang && writes < 20_000) {
    await store.write(() => undefined);
    writes += 1;
  }
  clearTimeout(timer);
  expect(rang).toBe(true);
});

it('meets the row that is there, also with a named conflict', async () => {
  const upsert = (value: string) =>
    store.write((tx) =>
      tx.db
        .insert(installation)
        .values({ ...put('met'), value })
        .onConflictDoUpdate({
          target: installation.name,
          set: { value: sql`${installation.value} || excluded.value` },
          setWhere: sql`${installation.value} <> excluded.value`,
        })
        .returning({ value: installation.value }),
    );
  expect(await upsert('a')).toEqual([{ value: 'a' }]);
  expect(await upsert('b')).toEqual([{ value: 'ab' }]);
});

describe('a statement built once', () => {
  const insert = statement<typeof installation.$inferInsert>((db) =>
    db.insert(installation).values(every(installation)),
  );
  const find = statement<{ name: string }>((db) =>
    db
      .select({ value: installation.value })
      .from(installation)
      .where(sql`${installation.name} = ${sql.placeholder('name')}`),
  );

  it('fills its parameters by name', async () => {
    await store.write(async (tx) => {
      await insert(tx, { name: 'built', value: 'once', updatedAt: 5 });
      expect([...(await find(tx, { name: 'built' }))]).toEqual([['once']]);
    });
  });
});
