import { describe, expect, it } from 'vitest';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { cdShop } from '../world/cd-shop';
import { cafeCompany } from '../world/company';
import { routerClient } from '../world/router-client';

const company = await cafeCompany();
const { store } = company;
const app = await cdShop(company);
const till = await routerClient(company, ['records:read', 'records:write']);
const PURCHASES = `/apps/${app}/forms/purchase/records`;

let sent = 0;
const order = (more: object = {}) => {
  const values = { member: { cardNumber: `full-${sent++ % 40}` }, bought_on: '2026-01-10', amount: 25 };
  return till.call<{ code: string; title: string }>(PURCHASES, { body: { values, createMembers: true, ...more } });
};

/** The file may grow by so many pages and no more, as on a disk that has run full. */
const roomFor = (pages: number) =>
  store.write(async (tx) => {
    const [row] = await tx.execute('pragma page_count', [], 'all');
    await tx.execute(`pragma max_page_count = ${Number(row?.[0]) + pages}`, [], 'all');
  });

const tables = async () => {
  const rows = await store.db.values<[string]>(
    `select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name`,
  );
  const counts = await Promise.all(
    rows.map(async ([name]) => [name, (await store.db.values<[number]>(`select count(*) from "${name}"`))[0]?.[0]]),
  );
  return Object.fromEntries(counts) as Record<string, number>;
};

describe('a disk that has run full', () => {
  it('refuses what finds no room, wholly, keeps answering, and goes on when there is room', {
    timeout: 60_000,
  }, async () => {
    for (let at = 0; at < 5; at++) expect((await order()).status).toBe(200);
    await roomFor(12);
    const replies: Awaited<ReturnType<typeof order>>[] = [];
    while (!replies.some((one) => one.status !== 200)) {
      replies.push(...(await Promise.all(Array.from({ length: 20 }, () => order()))));
    }
    const refused = replies.filter((one) => one.status !== 200);
    for (const one of refused) {
      expect([one.status, one.body.code]).toEqual([507, 'api.diskFull']);
      expect(one.headers.get('retry-after')).toBe('2');
    }
    // Whatever still finds room may come in; after that every one of these is refused and leaves no trace.
    while ((await order()).status === 200);
    const before = await tables();
    for (const one of await Promise.all(Array.from({ length: 20 }, () => order()))) expect(one.status).toBe(507);
    expect(await tables()).toEqual(before);
    expect((await till.call(`${PURCHASES}/query`, { body: {} })).status).toBe(200);

    await roomFor(100_000);
    const accepted = replies.length - refused.length;
    expect((await order({ source: 'after:1' })).status).toBe(200);
    const after = await tables();
    expect(after.pt_lot).toBeGreaterThan(accepted);
    const report = await store.read((tx) => verifyLedger(tx));
    expect(report.breaks).toEqual([]);
    expect((await store.db.values('pragma integrity_check')).flat()).toEqual(['ok']);
  });
});
