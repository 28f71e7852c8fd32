import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { createApp } from '@/engine/commands/create-app';
import { createDefinition } from '@/engine/commands/create-definition';
import { createRecords } from '@/engine/commands/create-records';
import { publishApp } from '@/engine/commands/publish-app';
import { LIMITS } from '@/engine/kernel/limits';
import { queryRecords } from '@/engine/reads/query-records';
import { sortSlices } from '@/engine/records/store/sort-slices';
import { words } from '@/engine/templates/template';
import { orderBy } from '@/lib/db/dialect';
import { cafeCompany } from '../../world/company';

const { store, owner, run, ask } = await cafeCompany();
const { key: app } = await run(createApp, { title: words('名单', '名單', 'List'), key: 'list' });
const title = words('分', '分', 'Score');
await run(createDefinition, {
  app,
  kind: 'form',
  key: 'line',
  body: {
    title: words('行', '行', 'Line'),
    fields: [
      { id: 'score', type: 'number', title, indexed: true },
      { id: 'kind', type: 'text', title, indexed: true },
    ],
  },
});
await run(publishApp, { app });
const place = { app, form: 'line' };

/** Every fifth has no score, and many have the same. */
const scores = Array.from({ length: 1_200 }, (_, at) => (at % 5 === 0 ? null : (at * 7) % 40));
for (let at = 0; at < scores.length; at += 300) {
  const part = scores.slice(at, at + 300);
  await run(createRecords, {
    ...place,
    records: part.map((score, offset) => ({ values: { score, kind: (at + offset) % 97 === 0 ? 'rare' : 'common' } })),
  });
}

type Direction = 'asc' | 'desc';

/** Blanks first in ascending order, last in descending. */
function ordered(kept: readonly (number | null)[], direction: Direction): (number | null)[] {
  const ascending = [...kept].sort((one, other) => (one ?? -1) - (other ?? -1));
  return direction === 'asc' ? ascending : ascending.reverse();
}

async function pages(direction: Direction, more: { readonly kind?: string; readonly count?: boolean; limit: number }) {
  const { kind, count = false, limit } = more;
  const where = kind ? { field: 'kind', op: 'eq', value: kind } : undefined;
  const seen = new Map<string, unknown>();
  const counts = new Set<unknown>();
  let after: string | undefined;
  do {
    const sort = { field: 'score', direction };
    const page = await ask(queryRecords, { ...place, where, sort, limit, after, count });
    for (const { id, values } of page.records) {
      expect(seen.has(id), 'each record stands on one page').toBe(false);
      seen.set(id, values.score ?? null);
    }
    if (page.count) counts.add(JSON.stringify(page.count));
    after = page.next ?? undefined;
  } while (after);
  return { scores: [...seen.values()], counts: [...counts] };
}

describe.each(['asc', 'desc'] as const)('a list sorted by a number, %s', (direction) => {
  it('shows every record once, equals and blanks too', async () => {
    expect((await pages(direction, { limit: 100 })).scores).toEqual(ordered(scores, direction));
  });

  it('shows the same where a filter leaves more than are counted', async () => {
    const kept = scores.filter((_, at) => at % 97 !== 0);
    expect(kept.length).toBeGreaterThan(LIMITS.countCap);
    const found = await pages(direction, { kind: 'common', count: true, limit: 97 });
    expect(found.scores).toEqual(ordered(kept, direction));
    expect(found.counts).toEqual([JSON.stringify({ count: LIMITS.countCap, capped: true })]);
  });

  it('shows the same where a filter leaves few', async () => {
    const kept = scores.filter((_, at) => at % 97 === 0);
    const found = await pages(direction, { kind: 'rare', count: true, limit: 4 });
    expect(found.scores).toEqual(ordered(kept, direction));
    expect(found.counts).toEqual([JSON.stringify({ count: kept.length, capped: false })]);
  });

  it('is cut into slices that hold each record once, in order', async () => {
    const slices = await store.read(async (tx) => {
      const { layout } = requireForm(await loadApp(tx, owner.workspaceId, app), 'line');
      const sort = { column: 'f_score', direction };
      const order = sql`${orderBy(tx.dialect, sql`f_score`, direction)}, ${orderBy(tx.dialect, sql`id`, direction)}`;
      const seen: (number | null)[][] = [];
      for await (const reach of sortSlices(tx, layout, { sort, from: null, first: 100 })) {
        const rows = await tx.db.all<[number | null]>(
          sql`select f_score from ${sql.identifier(layout.table)} where ${reach} order by ${order}`,
        );
        seen.push(rows.map(([score]) => score));
      }
      return seen;
    });
    expect(slices.flat().map((score) => score && score / 10_000)).toEqual(ordered(scores, direction));
    expect(slices.length).toBeGreaterThan(2);
  });
});
