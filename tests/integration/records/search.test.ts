import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { createRecords } from '@/engine/commands/create-records';
import { queryRecords } from '@/engine/reads/query-records';
import { idSlices } from '@/engine/records/store/id-slices';
import { cafeCompany } from '../../world/company';
import { notesApp } from '../../world/notes-form';

const company = await cafeCompany();
const { store, owner, run, ask } = company;
const app = await notesApp(company);
const place = { app, form: 'note' };

const lines = Array.from({ length: 60 }, (_, at) =>
  at % 7 === 3 ? `第${at}号 琥珀 ＡＢｃ` : `第${at}号 咖啡 Éclair 50%_`,
);
await run(createRecords, { ...place, records: lines.map((line) => ({ values: { line } })) });

const found = async (search: string) => {
  const texts: unknown[] = [];
  let after: string | undefined;
  do {
    const page = await ask(queryRecords, { ...place, search, limit: 5, after, count: true });
    texts.push(...page.records.map(({ values }) => values.line));
    after = page.next ?? undefined;
  } while (after);
  return texts;
};

describe('a search', () => {
  it('finds two characters anywhere, the newest first, on every page once', async () => {
    const amber = lines.filter((line) => line.includes('琥珀')).reverse();
    expect(await found('琥珀')).toEqual(amber);
    expect(await found('龙猫')).toEqual([]);
    expect(await found('59号')).toHaveLength(1);
  });

  it('overlooks capitals, also foreign ones, and width; wildcards are plain text', async () => {
    expect(await found('abc')).toHaveLength(9);
    expect(await found('ÉCLAIR')).toHaveLength(51);
    expect(await found('50%_')).toHaveLength(51);
    expect(await found('5%0')).toEqual([]);
    expect(await found('琥珀 abc')).toHaveLength(9);
  });

  it('counts no more than it finds', async () => {
    const { count, records } = await ask(queryRecords, { ...place, search: '咖啡', limit: 5, count: true });
    expect([count?.count, records.length]).toEqual([51, 5]);
  });
});

it('slices of a table hold each record once, the newest first', async () => {
  const slices = await store.read(async (tx) => {
    const { layout } = requireForm(await loadApp(tx, owner.workspaceId, app), 'note');
    const seen: string[][] = [];
    for await (const slice of idSlices(tx, layout, { before: null, first: 7, most: 20 })) {
      const rows = await tx.db.all<[string]>(
        sql`select id from ${sql.identifier(layout.table)} where ${slice} order by id desc`,
      );
      seen.push(rows.map(([id]) => id));
    }
    return seen;
  });
  const ids = slices.flat();
  expect(ids).toHaveLength(60);
  expect(ids).toEqual([...new Set(ids)].sort().reverse());
  expect(slices.length).toBeGreaterThan(3);
});
