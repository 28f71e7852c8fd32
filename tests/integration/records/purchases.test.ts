import { describe, expect, it } from 'vitest';
import { createRecord } from '@/engine/commands/create-record';
import { queryRecords } from '@/engine/reads/query-records';
import { cafeCompany } from '../../world/company';
import { shop } from '../../world/two-stores';

const company = await cafeCompany();
const { run, ask, app } = company;

async function register(phone: string, name = 'Wang Fang'): Promise<string> {
  const made = await run(createRecord, { app, form: 'member', values: { name, phone, consent: true } });
  return made.record.memberId!;
}

function buy(member: string, amount: number, more: Record<string, string> = {}) {
  return run(createRecord, { app, form: 'order', values: { member, amount, ...more } });
}

describe('a purchase', () => {
  it('earns a point for each whole yuan, and says why', async () => {
    const member = await register('13800000001');
    const { effects } = await buy(member, 28.9);
    expect(effects.points.map(({ rule, points }) => [rule, points])).toEqual([['purchase', 28]]);
    expect(effects.points[0]!.explain.steps.map((step) => step.kind)).toContain('perAmount');
  });

  it('lifts the member to gold at 2,000 spent, and gold earns half as much again', async () => {
    const member = await register('13800000002');
    expect((await buy(member, 1999)).effects.tier).toBe('silver');
    const lifted = await buy(member, 1);
    expect(lifted.effects.tier).toBe('gold');
    company.clock.tick(86_400_000);
    expect((await buy(member, 100)).effects.points[0]?.points).toBe(150);
  });

  it('is recorded once for each source', async () => {
    const member = await register('13800000003');
    const order = { app, form: 'order', values: { member, amount: 5 }, source: 'till-1:42' };
    await run(createRecord, order);
    await expect(run(createRecord, order)).rejects.toMatchObject({ code: 'records.sourceKnown' });
  });

  it('at a counter says when it was paid, unless the clerk did', async () => {
    const member = await register('13800000014');
    const sell = async (values: Record<string, string> = {}) => {
      const order = { app, form: 'order', values: { member, amount: 5, ...values }, happenedNow: true };
      return (await run(createRecord, order)).record.values.paid_at;
    };
    company.clock.now = Date.parse('2026-03-02T03:04:35.678Z');
    expect(await sell()).toBe('2026-03-02T03:04:00.000Z');
    expect(await sell({ paid_at: '' })).toBe('2026-03-02T03:04:00.000Z');
    expect(await sell({ paid_at: '2026-03-01 10:00' })).toBe('2026-03-01T02:00:00.000Z');
    expect((await buy(member, 5)).record.values.paid_at ?? null).toBeNull();
  });

  it('names members by phone', async () => {
    await register('13800000004');
    const made = await run(createRecord, {
      app,
      form: 'order',
      values: { member: { phone: '138-0000-0004' }, amount: 10 },
    });
    expect(made.effects.points[0]?.points).toBe(10);
  });

  it('names a store by its name only where that is clear', async () => {
    const member = await register('13800000008');
    await shop(company, 'Pond');
    expect((await buy(member, 10, { store: 'Pond' })).record.orgUnitId).not.toBeNull();
    await shop(company, 'Pond');
    await expect(buy(member, 10, { store: 'Pond' })).rejects.toMatchObject({ problems: [{ path: '/store' }] });
  });

  it('is refused with every wrong place named, and nothing is kept', async () => {
    const before = await ask(queryRecords, { app, form: 'order', count: true });
    const refused = run(createRecord, { app, form: 'order', values: { member: 'nobody', amount: 'x', colour: 'red' } });
    await expect(refused).rejects.toMatchObject({ code: 'records.invalid' });
    const problems = await refused.catch((fault) => fault.problems.map((one: { path: string }) => one.path));
    expect(problems).toEqual(expect.arrayContaining(['/colour', '/amount']));
    const after = await ask(queryRecords, { app, form: 'order', count: true });
    expect(after.count).toEqual(before.count);
  });
});

describe('finding purchases', () => {
  it('filters, sorts and turns pages without losing or repeating any', async () => {
    const member = await register('13800000005');
    for (let i = 0; i < 25; i++) await buy(member, 100 + (i % 5));
    const where = {
      all: [
        { field: 'member', op: 'eq', value: member },
        { field: 'amount', op: 'gte', value: 101 },
      ],
    };
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await ask(queryRecords, {
        app,
        form: 'order',
        where,
        sort: { field: 'amount', direction: 'desc' },
        limit: 6,
        after,
      });
      seen.push(...page.records.map((record) => Number(record.values.amount)));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(20);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });

  it('goes on from no place but one of the same order', async () => {
    const page = (field: string, after?: string) =>
      ask(queryRecords, { app, form: 'order', sort: { field, direction: 'desc' }, limit: 2, after });
    for (const field of ['amount', 'paid_at', 'record.createdAt', 'record.updatedAt', 'record.status']) {
      const { next } = await page(field);
      expect((await page(field, next ?? '')).records, field).toHaveLength(2);
    }
    const id = (await page('amount')).records[0]?.id;
    const place = (...it: unknown[]) => Buffer.from(JSON.stringify(it)).toString('base64url');
    const others = [
      place('2026', id),
      place(1.5, id),
      place(1e300, id),
      place([], id),
      place(5),
      place(5, 7),
      place(5, 'a\0'),
    ];
    for (const after of ['', 'nowhere', ...others])
      await expect(page('amount', after), after).rejects.toMatchObject({ code: 'records.badCursor' });
    for (const value of [5, 'a\0'])
      await expect(page('record.status', place(value, id))).rejects.toMatchObject({ code: 'records.badCursor' });
    expect((await page('record.status', place('z', id))).records).toHaveLength(2);
  });

  it.each([
    ['asc', [null, null, null, null, null, 1, 1, 2, 2, 2]],
    ['desc', [2, 2, 2, 1, 1, null, null, null, null, null]],
  ] as const)('turns pages of equal and blank values %s, each once', async (direction, wanted) => {
    const member = await register(direction === 'asc' ? '13800000006' : '13800000007');
    const days = [null, 1, 2, null, 2, null, 1, null, 2, null];
    const paidAt = (day: number) => `2026-01-0${day}T08:00:00.000Z`;
    for (const day of days) await buy(member, 10, day === null ? {} : { paid_at: paidAt(day) });
    for (const limit of [1, 2, 3, 4]) {
      const seen: [string, number | null][] = [];
      let after: string | undefined;
      do {
        const page = await ask(queryRecords, {
          app,
          form: 'order',
          where: { field: 'member', op: 'eq', value: member },
          sort: { field: 'paid_at', direction },
          limit,
          after,
        });
        const dayOf = (at: unknown) => [1, 2].find((day) => paidAt(day) === at) ?? null;
        seen.push(...page.records.map(({ id, values }): [string, number | null] => [id, dayOf(values.paid_at)]));
        after = page.next ?? undefined;
      } while (after);
      expect(seen.map(([, day]) => day)).toEqual(wanted);
      expect(new Set(seen.map(([id]) => id)).size).toBe(days.length);
    }
  });
});
