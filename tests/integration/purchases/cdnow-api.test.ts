import { beforeAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { cdShop } from '../../world/cd-shop';
import { cdnowPurchases } from '../../world/cdnow';
import { cafeCompany } from '../../world/company';
import { routerClient } from '../../world/router-client';
import { testClock } from '../../world/store';
import { expectedShop } from './expected-shop';
import { nightComes, shopFacts } from './shop-facts';

/** All of them on the embedded database; on PostgreSQL, where each statement crosses a socket, enough to tell. */
const EVERYTHING = 69_659;
const ROWS = process.env.TEST_DATABASE === 'postgres' ? 2_000 : EVERYTHING;
const BATCH = 1_000;

// Noon of the day after the last purchase: points of the first half of 1997 have lapsed, the others are good.
const company = await cafeCompany({ clock: testClock(Date.UTC(1998, 6, 1, 4)) });
const app = await cdShop(company);
const shop = { store: company.store, workspaceId: company.owner.workspaceId, app };
const till = await routerClient(company, ['records:write']);

const purchases = cdnowPurchases().slice(0, ROWS);
const expected = expectedShop(purchases, '19980701');
/** As a program sends them; rows that repeat exactly are told apart by their number in the file. */
const records = purchases.map(({ customer, day, dollars }, at) => ({
  values: {
    member: { cardNumber: customer },
    bought_on: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
    amount: dollars,
  },
  source: `cdnow:${at + 1}`,
}));

interface Outcome {
  readonly status: 'created' | 'known' | 'refused';
  readonly code?: string;
}

async function sendAll(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let at = 0; at < records.length; at += BATCH) {
    const body = { records: records.slice(at, at + BATCH), createMembers: true };
    const answer = await till.call<{ outcomes: Outcome[] }>(`/apps/${app}/forms/purchase/records/bulk`, { body });
    expect(answer.status).toBe(200);
    for (const { status, code } of answer.body.outcomes) {
      const name = code ?? status;
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return counts;
}

describe('real purchases, sent by a program in batches', { timeout: 900_000 }, () => {
  let first: Record<string, number>;
  beforeAll(async () => {
    first = await sendAll();
    await nightComes(shop);
  }, 900_000);

  it('are all taken in: to the cent, to the point, every card with its zeros, every tier, everything that lapsed', async () => {
    expect(first).toEqual({ created: ROWS });
    if (ROWS === EVERYTHING) {
      expect([expected.cents, expected.granted, EVERYTHING - expected.grants]).toEqual([250_031_563, 2_453_159, 80]);
      expect(Object.keys(expected.tiers)).toHaveLength(23_570);
    }
    expect(expected.expired).toBeGreaterThan(0);
    expect(expected.spendable).toBeGreaterThan(0);
    expect(await shopFacts(shop)).toEqual(expected);
  });

  it('change nothing when they are all sent again', async () => {
    expect(await sendAll()).toEqual({ known: ROWS });
    expect(await shopFacts(shop)).toEqual(expected);
  });

  it('leave a ledger that keeps all its laws', async () => {
    const report = await company.store.read((tx) => verifyLedger(tx, { workspaceId: shop.workspaceId }));
    expect(report.breaks).toEqual([]);
    expect(report.counts.pt_journal).toBeGreaterThanOrEqual(expected.grants);
  });
});
