import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { importRows } from '@/engine/commands/import-rows';
import { startImport } from '@/engine/commands/start-import';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { registerUpload } from '@/engine/records/files';
import { requireBatch } from '@/engine/records/import/batches';
import { CD_SHOP_TIERS, cdShop } from '../../world/cd-shop';
import { cdnowPurchases, cdnowText, centsOf } from '../../world/cdnow';
import { cafeCompany } from '../../world/company';

/** All of them on the embedded database; on PostgreSQL, where each statement crosses a socket, enough to tell. */
const EVERYTHING = 69_659;
const ROWS = process.env.TEST_DATABASE === 'postgres' ? 3_000 : EVERYTHING;

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

async function number(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await store.db.all<unknown[]>(query);
  return Number(row?.[0]);
}

async function formTable(key: string): Promise<string> {
  const [row] = await store.db.all<unknown[]>(
    sql`select d.id from definition d join app a on a.id = d.app_id where a.key = ${app} and d.kind = 'form' and d.key = ${key}`,
  );
  return `r_${row?.[0]}`;
}

describe('real purchases', { timeout: 900_000 }, () => {
  const purchases = cdnowPurchases().slice(0, ROWS);
  const cents = purchases.reduce((sum, one) => sum + centsOf(one.dollars), 0);
  const points = purchases.reduce((sum, one) => sum + Math.floor(centsOf(one.dollars) / 100), 0);
  const customers = new Set(purchases.map((one) => one.customer));

  it('are all taken in, to the cent and to the point', async () => {
    const batch = await importFile();
    expect(batch).toMatchObject({ status: 'done', created: purchases.length, refused: 0, unchanged: 0 });
    const table = await formTable('purchase');
    expect(await number(sql`select sum(f_amount) from ${sql.identifier(table)}`)).toBe(cents * 100);
    if (ROWS === EVERYTHING) expect([cents, points]).toEqual([250_031_563, 2_453_159]);
    const granted = await number(
      sql`select sum(l.granted) from pt_lot l join pt_currency c on c.id = l.currency_id join definition d on d.id = c.program_id join app a on a.id = d.app_id where a.key = ${app}`,
    );
    expect(granted).toBe(points);
  });

  it('keep the leading zeros of every customer', async () => {
    const rows = await store.db.all<unknown[]>(
      sql`select card_number from member where workspace_id = ${owner.workspaceId}`,
    );
    expect(new Set(rows.map((row) => row[0]))).toEqual(customers);
  });

  it('write no journal for purchases worth nothing', async () => {
    const zero = purchases.filter((one) => Math.floor(centsOf(one.dollars) / 100) === 0).length;
    const grants = await number(
      sql`select count(*) from pt_journal where workspace_id = ${owner.workspaceId} and kind = 'grant'`,
    );
    if (ROWS === EVERYTHING) expect(purchases.filter((one) => centsOf(one.dollars) === 0)).toHaveLength(80);
    expect(grants).toBe(purchases.length - zero);
  });

  it('put every member into the tier their spending is worth', async () => {
    const spent = new Map<string, number>();
    for (const one of purchases) spent.set(one.customer, (spent.get(one.customer) ?? 0) + centsOf(one.dollars));
    const rows = await store.db.all<unknown[]>(
      sql`select card_number, tier_key from member where workspace_id = ${owner.workspaceId}`,
    );
    const wrong = rows.filter(([card, tier]) => {
      const reached = CD_SHOP_TIERS.filter(([, from]) => (spent.get(String(card)) ?? 0) >= from * 100).at(-1);
      return reached?.[0] !== (tier ?? 'bronze');
    });
    expect(wrong).toEqual([]);
  });

  it('change nothing when the same file is read again', async () => {
    const before = await number(sql`select count(*) from pt_journal where workspace_id = ${owner.workspaceId}`);
    expect(await importFile()).toMatchObject({ status: 'done', created: 0, refused: 0, unchanged: purchases.length });
    expect(await number(sql`select count(*) from pt_journal where workspace_id = ${owner.workspaceId}`)).toBe(before);
  });

  it('leave a ledger that keeps all its laws', async () => {
    const report = await store.read((tx) => verifyLedger(tx, { workspaceId: owner.workspaceId }));
    expect(report.breaks).toEqual([]);
  });
});
