import { sql } from 'drizzle-orm';
import { createApp } from '@/engine/commands/create-app';
import { createDefinition } from '@/engine/commands/create-definition';
import { publishApp } from '@/engine/commands/publish-app';
import { LIMITS } from '@/engine/kernel/limits';
import { queryRecords } from '@/engine/reads/query-records';
import { runRead } from '@/engine/reads/run';
import { openSqliteConnection } from '@/lib/db/sqlite';
import { type Figure, figureOf } from './figure';
import type { Shop } from './shop';

const RUNS = 21;
const text = (id: string) => ({ id, type: 'text', title: { en: id }, indexed: true });

const form = {
  title: { en: 'Leads' },
  fields: [text('city'), text('level'), { id: 'amount', type: 'number', title: { en: 'Amount' }, indexed: true }],
};

/** Rows as records are stored: ten cities and ten levels, so that one of each keeps a hundredth. */
function fill(file: string, table: string, rows: { readonly count: number; readonly workspaceId: string }): void {
  const connection = openSqliteConnection(file);
  connection.pragma('synchronous = OFF');
  connection
    .prepare(`
      insert into "${table}" (id, workspace_id, form_version, revision, door, title, search_text, created_at, created_by_kind,
        created_by_id, updated_at, updated_by_kind, updated_by_id, f_city, f_level, f_amount)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
      select printf('01%024d', i), ?, 1, 1, 'key', 'lead', '', i, 'key', 'till', i, 'key', 'till',
        'city' || (i % 10), 'level' || ((i / 10) % 10), (i * 7919) % 1000003 from n`)
    .run(rows.count, rows.workspaceId);
  connection.exec('analyze');
  connection.close();
}

/** A page of fifty of many records by two conditions and a sort, with a capped count. */
export async function benchList(shop: Shop, count: number): Promise<Figure[]> {
  const { key: app } = await shop.run(createApp, { title: { en: 'Leads' }, key: 'leads' });
  await shop.run(createDefinition, { app, kind: 'form', key: 'lead', body: form });
  await shop.run(publishApp, { app });
  const [row] = await shop.store.db.values<[string]>(
    sql`select d.id from definition d join app a on a.id = d.app_id where a.key = ${app}`,
  );
  fill(shop.file, `r_${row?.[0]}`, { count, workspaceId: shop.owner.workspaceId });
  const where = {
    all: [
      { field: 'city', op: 'eq', value: 'city3' },
      { field: 'level', op: 'eq', value: 'level5' },
    ],
  };
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const began = performance.now();
    const page = await runRead(shop.store, queryRecords, {
      actor: shop.owner,
      input: { app, form: 'lead', where, sort: { field: 'amount', direction: 'desc' }, limit: 50, count: true },
    });
    const spent = performance.now() - began;
    if (page.records.length !== 50 || page.count?.count !== Math.min(count / 100, LIMITS.countCap))
      throw new Error(`${page.records.length} records, ${page.count?.count} counted`);
    if (run > 0) times.push(spent);
  }
  const name = `list of ${count.toLocaleString('en')} records, two conditions, a sort, capped count`;
  return [figureOf({ name, unit: 'ms', higher: false, aim: 20 }, times)];
}
