import { type SQL, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileCondition } from '@/engine/conditions/compile';
import type { Condition } from '@/engine/conditions/schema';
import { toSql } from '@/engine/conditions/sql';
import type { Moment } from '@/engine/kernel/local-time';
import { columnTypes } from '@/lib/db/dialect';
import { batteryLeaves, batteryPlace, FIELDS, MOMENT, ROWS, TABLE } from '../../world/condition-battery';
import { testStore } from '../../world/store';

const { store } = await testStore();
const leaves = batteryLeaves();

beforeAll(async () => {
  const types = columnTypes[store.dialect];
  const columns = Object.entries(FIELDS).map(([name, { column }]) => `"${name}" ${types[column]}`);
  await store.write(async (tx) => {
    await tx.db.run(sql.raw(`create table battery (row integer primary key, ${columns.join(', ')})`));
    for (const [row, values] of ROWS.entries()) {
      const cells = Object.entries(FIELDS).map(([name, { store }]) => sql`${store(values[name] ?? null)}`);
      await tx.db.run(sql`insert into ${TABLE} values (${sql.join([sql`${row}`, ...cells], sql`, `)})`);
    }
  });
});

async function rowsWhere(condition: SQL): Promise<number[]> {
  const rows = await store.db.all<unknown[]>(sql`select row from ${TABLE} where ${condition} order by row`);
  return rows.map(([row]) => Number(row));
}

/** For each row: 1 where the condition is true, 0 where its negation is, 2 where it is neither. */
async function answersInSql(conditions: readonly Condition[], moment: Moment): Promise<number[][]> {
  const answers = conditions.map((condition) => {
    const inSql = toSql(condition, batteryPlace(moment));
    return sql`case when ${inSql} then 1 when not ${inSql} then 0 else 2 end`;
  });
  const rows = await store.db.all<unknown[]>(sql`select ${sql.join(answers, sql`, `)} from ${TABLE} order by row`);
  return conditions.map((_, at) => rows.map((row) => Number(row[at])));
}

function answersInCode(condition: Condition, moment: Moment): number[] {
  const passes = compileCondition(condition, batteryPlace(moment));
  return ROWS.map((values) => Number(passes((field) => values[field], moment)));
}

const BATCH = 40;

/** Row by row the same answer; returns how many rows pass each condition. */
async function expectSame(conditions: readonly Condition[], moment = MOMENT): Promise<number[]> {
  const counts: number[] = [];
  for (let at = 0; at < conditions.length; at += BATCH) {
    const batch = conditions.slice(at, at + BATCH);
    const inSql = await answersInSql(batch, moment);
    for (const [place, condition] of batch.entries()) {
      const inCode = answersInCode(condition, moment);
      expect({ condition, answers: inSql[place] }).toEqual({ condition, answers: inCode });
      counts.push(inCode.filter((answer) => answer === 1).length);
    }
  }
  return counts;
}

describe('a condition means the same in code and in SQL', () => {
  it.each(Object.keys(FIELDS))('for every operator and literal of a %s', async (name) => {
    const mine = leaves.filter(({ field }) => field === name);
    const found = await expectSame(mine);
    expect(mine.length).toBeGreaterThan(1);
    // A battery in which nothing or everything passes proves nothing.
    expect(found.some((count) => count > 0 && count < ROWS.length)).toBe(true);
  });

  it.each([
    [Date.UTC(2026, 2, 8, 7, 30), 'America/New_York'],
    [Date.UTC(2026, 0, 1, 0, 0), 'Pacific/Apia'],
    [Date.UTC(2024, 1, 29, 23, 59), 'UTC'],
  ])('at %i in %s', async (now, timeZone) => {
    await expectSame(
      leaves.filter(({ op, field }) => op === 'within' || field === 'moment'),
      { now, timeZone },
    );
  });

  it('for groups inside groups', async () => {
    const tree = fc.letrec<{ node: Condition }>((tie) => {
      const parts = fc.array(tie('node'), { maxLength: 3 });
      return {
        node: fc.oneof(
          { maxDepth: 4, depthSize: 'medium' },
          fc.constantFrom<Condition>(...leaves),
          parts.map((all) => ({ all })),
          parts.map((any) => ({ any })),
          parts.map((none) => ({ none })),
        ),
      };
    }).node;
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { minLength: 5, maxLength: 5 }), async (trees) => void (await expectSame(trees))),
      { numRuns: 80 },
    );
  });

  it('however many literals a leaf may have', async () => {
    const keys = ['a', ...Array.from({ length: 299 }, (_, at) => `k${at}`)];
    await expectSame((['hasAny', 'hasAll', 'hasNone'] as const).map((op) => ({ field: 'tags', op, value: keys })));
    const part: Condition = { field: 'amount', op: 'in', value: Array.from({ length: 300 }, (_, at) => at / 100) };
    const largest: Condition = {
      any: [{ all: Array.from({ length: 49 }, () => part) }, { all: Array.from({ length: 48 }, () => part) }],
    };
    const inCode = answersInCode(largest, MOMENT).flatMap((answer, row) => (answer ? [row] : []));
    expect(await rowsWhere(toSql(largest, batteryPlace()))).toEqual(inCode);
  });
});

it('finds texts by their exact content, whatever signs they hold', async () => {
  expect(await rowsWhere(toSql({ field: 'text', op: 'contains', value: '_' }, batteryPlace()))).toHaveLength(2);
  expect(await rowsWhere(toSql({ field: 'text', op: 'contains', value: '%' }, batteryPlace()))).toHaveLength(1);
  expect(await rowsWhere(toSql({ field: 'tags', op: 'hasAny', value: ['A'] }, batteryPlace()))).toHaveLength(3);
  expect(await rowsWhere(toSql({ field: 'text', op: 'eq', value: "x' or '1'='1" }, batteryPlace()))).toHaveLength(0);
});

it.skipIf(store.dialect !== 'sqlite')('lets the database use its indexes', async () => {
  const parts: readonly Condition[] = [
    { field: 'amount', op: 'gte', value: 1 },
    { field: 'amount', op: 'lt', value: 5 },
  ];
  const plan = await store.write(async (tx) => {
    await tx.db.run(sql`create index battery_amount on battery (amount, row)`);
    const condition = toSql({ all: parts }, batteryPlace());
    return tx.db.all<unknown[]>(sql`explain query plan select row from ${TABLE} where ${condition}`);
  });
  expect(JSON.stringify(plan)).toContain('battery_amount (amount>? AND amount<?)');
});
