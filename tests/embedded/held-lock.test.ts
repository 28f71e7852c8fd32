import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { cdShop } from '../world/cd-shop';
import { cafeCompany } from '../world/company';
import { routerClient } from '../world/router-client';

const company = await cafeCompany();
const { store } = company;
const app = await cdShop(company);
const till = await routerClient(company, ['records:read', 'records:write']);
const PURCHASES = `/apps/${app}/forms/purchase/records`;

const [database] = await store.db.values<[number, string, string]>(sql`pragma database_list`);
/** A tool from outside takes the file's write lock for a while. */
async function held(ms: number, meanwhile: () => Promise<void>): Promise<void> {
  const outside = new BetterSqlite3(String(database?.[2]));
  outside.exec('BEGIN IMMEDIATE');
  try {
    await Promise.all([meanwhile(), pause(ms).then(() => outside.exec('ROLLBACK'))]);
  } finally {
    outside.close();
  }
}

async function orders(count: number) {
  const began = performance.now();
  const replies = await Promise.all(
    Array.from({ length: count }, (_, at) => {
      const values = { member: { cardNumber: `held-${at}` }, bought_on: '2026-01-10', amount: 25 };
      return till.call<{ code: string }>(PURCHASES, { body: { values, createMembers: true } });
    }),
  );
  return { replies, took: performance.now() - began };
}

const stored = async () => {
  const { body } = await till.call<{ count: { count: number } }>(`${PURCHASES}/query`, { body: { count: true } });
  return body.count.count;
};

describe('a write lock held from outside', { timeout: 60_000 }, () => {
  it('makes writers wait for it, and readers not', async () => {
    await held(3_000, async () => {
      const writing = orders(20);
      await pause(100);
      const began = performance.now();
      expect(await stored()).toBe(0);
      expect(performance.now() - began).toBeLessThan(1_000);
      const { replies, took } = await writing;
      expect(replies.map((one) => one.status)).toEqual(replies.map(() => 200));
      expect(took).toBeGreaterThan(2_500);
    });
    expect(await stored()).toBe(20);
  });

  it('that is not let go refuses them after a while, with nothing done', async () => {
    await held(6_500, async () => {
      const { replies, took } = await orders(20);
      expect(replies.map((one) => [one.status, one.body.code])).toEqual(replies.map(() => [503, 'api.busy']));
      expect(replies[0]?.headers.get('retry-after')).toBe('2');
      expect(took).toBeLessThan(6_400);
    });
    expect(await stored()).toBe(20);
    expect((await orders(1)).replies[0]?.status).toBe(200);
    expect(await stored()).toBe(21);
  });
});
