import { createApiKey } from '@/engine/commands/create-api-key';
import { createRecord } from '@/engine/commands/create-record';
import { migrate } from '@/lib/db/migrate';
import { openSqliteStore } from '@/lib/db/sqlite';
import { cdShop } from '../world/cd-shop';
import { cafeCompany } from '../world/company';
import { testClock } from '../world/store';
import { purchaseTable } from './whole';

/** A shop with members, and a key for its tills, in a file that is closed again. */
export async function foundShopFor(database: string, memberCount: number) {
  const store = openSqliteStore(database);
  await migrate(store);
  const company = await cafeCompany({ store: { store, clock: testClock() } });
  const { run } = company;
  const app = await cdShop(company);
  const members: string[] = [];
  for (let at = 0; at < memberCount; at++) {
    const made = await run(createRecord, { app, form: 'member', values: { card: `card-${at}` } });
    members.push(made.record.memberId ?? '');
  }
  const { key } = await run(createApiKey, {
    name: 'tills',
    scopes: ['records:read', 'records:write'],
    requestsPerMinute: 1_000_000,
  });
  const table = await purchaseTable(store, app);
  await store.close();
  return { app, members, key, table, path: `/api/v1/apps/${app}/forms/purchase/records` };
}
