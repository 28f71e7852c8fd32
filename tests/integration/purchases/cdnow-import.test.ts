import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importRows } from '@/engine/commands/import-rows';
import { startImport } from '@/engine/commands/start-import';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { registerUpload } from '@/engine/records/files';
import { requireBatch } from '@/engine/records/import/batches';
import { cdShop } from '../../world/cd-shop';
import { cdnowPurchases, cdnowText } from '../../world/cdnow';
import { cafeCompany } from '../../world/company';
import { expectedShop } from './expected-shop';
import { nightComes, shopFacts } from './shop-facts';

/** All of them on the embedded database; on PostgreSQL, where each statement crosses a socket, enough to tell. */
const EVERYTHING = 69_659;
const ROWS = process.env.TEST_DATABASE === 'postgres' ? 1_500 : EVERYTHING;

const folder = mkdtempSync(path.join(tmpdir(), 'cdnow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const company = await cafeCompany();
const { store, owner } = company;
const app = await cdShop(company);
const file = path.join(folder, 'purchases.txt');
writeFileSync(
  file,
  cdnowText()
    .split('\n')
    .slice(0, ROWS + 1)
    .join('\n'),
);

/** Uploads the file and imports it, as the import screen does. */
async function importFile() {
  const fileId = await store.read((tx) => tx.newId());
  await store.write((tx) =>
    registerUpload(tx, owner, { id: fileId, name: 'CDNOW_master.txt', type: 'text/plain', size: 1, sha256: '' }),
  );
  const { id } = await company.run(startImport, {
    app,
    form: 'purchase',
    plan: {
      file: fileId,
      format: { kind: 'text', encoding: 'utf-8', delimiter: 'spaces' },
      header: true,
      columns: ['member', 'bought_on', 'cds', 'amount'],
      createMembers: true,
      locale: 'en',
    },
  });
  await importRows(() => file)(store, {
    id,
    workspaceId: owner.workspaceId,
    kind: 'import-rows',
    payload: { batch: id },
    attempts: 1,
  });
  return requireBatch(store, owner.workspaceId, id);
}

const shop = { store, workspaceId: owner.workspaceId, app };

describe('real purchases, imported from their file', { timeout: 900_000 }, () => {
  const purchases = cdnowPurchases().slice(0, ROWS);
  // Years later: all points have lapsed.
  const expected = expectedShop(purchases, '20260115');

  it('are all taken in: to the cent, to the point, every card with its zeros, every tier, everything that lapsed', async () => {
    const batch = await importFile();
    expect(batch).toMatchObject({ status: 'done', created: purchases.length, refused: 0, unchanged: 0 });
    if (ROWS === EVERYTHING) {
      expect([expected.cents, expected.granted, EVERYTHING - expected.grants]).toEqual([250_031_563, 2_453_159, 80]);
      expect(Object.keys(expected.tiers)).toHaveLength(23_570);
    }
    await nightComes(shop);
    expect(expected.spendable).toBe(0);
    expect(await shopFacts(shop)).toEqual(expected);
  });

  it('change nothing when the same file is read again', async () => {
    expect(await importFile()).toMatchObject({ status: 'done', created: 0, refused: 0, unchanged: purchases.length });
    expect(await shopFacts(shop)).toEqual(expected);
  });

  it('leave a ledger that keeps all its laws', async () => {
    const report = await store.read((tx) => verifyLedger(tx, { workspaceId: owner.workspaceId }));
    expect(report.breaks).toEqual([]);
  });
});
